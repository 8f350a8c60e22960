// Whether every change of a schema raised the right part of its version, and what was released stayed as it was.
import { type SchemaFinding, compareSchemas } from '../compatibility/compare-schemas.ts';
import { same } from '../compatibility/same.ts';
import { rootPlace } from '../compatibility/schema.ts';
import { type ContractFiles, type ContractVersion, contractVersions, digestOf } from './contract-files.ts';

export interface VersionProblem {
  /** Path below packages/contracts. */
  file: string;
  pointer: string;
  expected: string;
  found: string;
  instead: string;
  /** What broke, where it is a change that did. */
  findings: readonly SchemaFinding[];
}

/** @param base the same files at an earlier commit, to be compared with too */
export function checkVersions(files: ContractFiles, base?: ContractFiles): VersionProblem[] {
  const before = new Map(base ? contractVersions(base).map((one) => [`${one.name}/${one.major}`, one]) : []);
  const versions = contractVersions(files);
  return [
    ...frozenProblems(files, base),
    ...versions.flatMap((one) => statusProblems(one)),
    ...versions.flatMap((one) => changeProblems(one, before.get(`${one.name}/${one.major}`))),
    ...[...before.values()].flatMap((old) => goneProblems(old, versions)),
  ];
}

const problem = (file: string, pointer: string, expected: string, found: string, instead: string, findings: readonly SchemaFinding[] = []): VersionProblem => ({ file, pointer, expected, found, instead, findings }); // prettier-ignore

function frozenProblems(files: ContractFiles, base: ContractFiles | undefined): VersionProblem[] {
  const frozen = (path: string) => /\/released\/[^/]+\.json$/.test(path) && !path.endsWith('/lock.json');
  const changed = [...(base ?? [])]
    .filter(([path, text]) => frozen(path) && files.get(path) !== text)
    .map(([path, text]) => problem(path, '', digestOf(text), digestOf(files.get(path) ?? ''), 'restore it: a released schema is never edited')); // prettier-ignore
  const locks = new Map<string, Record<string, string>>();
  for (const [path, text] of files)
    if (path.endsWith('/released/lock.json')) locks.set(path, JSON.parse(text) as Record<string, string>);
  const unlocked = [...files]
    .filter(([path]) => frozen(path))
    .flatMap(([path, text]) => {
      const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
      const locked = locks.get(`${folder}/lock.json`)?.[name];
      return locked === digestOf(text) ? [] : [problem(path, '', locked ?? `a digest in ${folder}/lock.json`, digestOf(text), locked ? 'restore it: a released schema is never edited' : 'add its digest to the lock')]; // prettier-ignore
    });
  const missing = [...locks].flatMap(
    ([path, lock]) =>
    Object.keys(lock)
      .filter((name) => !files.has(path.replace('lock.json', name)))
      .map((name) => problem(path.replace('lock.json', name), '', String(lock[name]), 'no file', 'restore it: what was released stays')), // prettier-ignore
  );
  return [...changed, ...unlocked, ...missing];
}

function statusProblems({ name, major, minor, status, since, schema }: ContractVersion): VersionProblem[] {
  const card = `${name}/contract.json`;
  const at = `/versions/${major}`;
  const found: VersionProblem[] = [];
  if (!['draft', 'stable', 'retired'].includes(status)) found.push(problem(card, `${at}/status`, 'draft, stable or retired', String(status), 'name the status')); // prettier-ignore
  if (!new RegExp(`^${major.slice(1)}\\.[0-9]+$`).test(minor)) found.push(problem(card, `${at}/minor`, `${major.slice(1)}.<number>`, String(minor), 'write the major of the folder, a dot and the minor')); // prettier-ignore
  if (status === 'retired' && !/^\d{4}-\d{2}-\d{2}$/.test(since ?? '')) found.push(problem(card, `${at}/since`, 'a date, YYYY-MM-DD', since ?? 'nothing', 'say since when it is retired')); // prettier-ignore
  if (schema === undefined) found.push(problem(`${name}/${major}/schema.json`, '', 'a schema', 'no file', 'add it, or take the version out of contract.json')); // prettier-ignore
  return found;
}

function changeProblems(now: ContractVersion, before: ContractVersion | undefined): VersionProblem[] {
  const frozen = [...now.released].map(([minor, schema]) => ({ minor, schema }));
  const known = before?.schema === undefined ? [] : [{ minor: before.minor, schema: before.schema }]; // prettier-ignore
  const earlier = [...frozen, ...known].toSorted((a, b) => number(b.minor) - number(a.minor));
  const [last] = earlier;
  const { schema } = now;
  if (!last || schema === undefined) return [];
  const card = `${now.name}/contract.json`;
  const at = `/versions/${now.major}/minor`;
  if (number(now.minor) < number(last.minor)) return [problem(card, at, `at least ${last.minor}`, now.minor, 'a version never goes back')]; // prettier-ignore
  const found: VersionProblem[] = [];
  const changed = earlier.find(
    (one) => !same(rootPlace(one.schema), rootPlace(schema)) && one.minor === now.minor,
  );
  const findings = compareSchemas(last.schema, schema, now.role);
  const next = `${last.minor.split('.')[0]}.${number(last.minor) + 1}`;
  if (changed) found.push(problem(card, at, next, now.minor, `the schema changed: raise the minor to ${next}, and keep the old schema as ${now.name}/${now.major}/released/${last.minor}.json`, findings)); // prettier-ignore
  const breaks = findings.filter(({ severity }) => severity === 'major');
  const promised = [now.status, before?.status].some((status) => status === 'stable' || status === 'retired');
  if (promised && breaks.length > 0)
    found.push(problem(`${now.name}/${now.major}/schema.json`, breaks[0]?.pointer ?? '', `what ${now.major} promises`, `${breaks.length} break${breaks.length === 1 ? '' : 's'}`, `restore it, and put the change into a new major beside it, ${now.name}/v${Number(now.major.slice(1)) + 1}`, breaks)); // prettier-ignore
  if (before && number(now.minor) > number(before.minor) && !now.released.has(before.minor))
    found.push(problem(`${now.name}/${now.major}/released/${before.minor}.json`, '', `the schema of ${before.minor}, frozen`, 'no file', 'copy the old schema there and add its digest to lock.json')); // prettier-ignore
  return found;
}

function goneProblems(old: ContractVersion, versions: readonly ContractVersion[]): VersionProblem[] {
  if (old.status !== 'stable') return [];
  if (versions.some(({ name, major }) => name === old.name && major === old.major)) return [];
  return [problem(`${old.name}/contract.json`, `/versions/${old.major}`, 'the stable version', 'nothing', 'retire it first, with a date: a stable version does not vanish')]; // prettier-ignore
}

const number = (minor: string): number => Number(minor.split('.')[1]);
