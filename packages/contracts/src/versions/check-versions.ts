// Whether every change of a schema raised the right part of its version, and what was released stayed as it was.
import { z } from 'zod';
import { compareSchemas } from '../compatibility/compare-schemas.ts';
import { same } from '../compatibility/same.ts';
import { rootPlace } from '../compatibility/schema.ts';
import { type ContractFiles, type ContractVersion, contractVersions, digestOf } from './contract-files.ts';
import { type ContractProblem, problem } from './contract-problem.ts';

/** @param base the same files at an earlier commit, to be compared with too */
export function checkVersions(files: ContractFiles, base?: ContractFiles): ContractProblem[] {
  const before = new Map(base ? contractVersions(base).map((one) => [`${one.name}/${one.major}`, one]) : []);
  const versions = contractVersions(files);
  return [
    ...frozenProblems(files, base),
    ...versions.flatMap((one) => frozenOtherwise(one, before.get(`${one.name}/${one.major}`))),
    ...versions.flatMap((one) => statusProblems(one)),
    ...versions.flatMap((one) => changeProblems(one, before.get(`${one.name}/${one.major}`))),
    ...[...before.values()].flatMap((old) => goneProblems(old, versions)),
  ];
}

function frozenProblems(files: ContractFiles, base: ContractFiles | undefined): ContractProblem[] {
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

function statusProblems({ name, major, minor, status, since, schema }: ContractVersion): ContractProblem[] {
  const card = `${name}/contract.json`;
  const at = `/versions/${major}`;
  const found: ContractProblem[] = [];
  if (!new RegExp(`^${major.slice(1)}\\.[0-9]+$`).test(minor)) found.push(problem(card, `${at}/minor`, `${major.slice(1)}.<number>`, String(minor), 'write the major of the folder, a dot and the minor')); // prettier-ignore
  if (status === 'retired' && !isDate(since ?? '')) found.push(problem(card, `${at}/since`, 'a date, YYYY-MM-DD', since ?? 'nothing', 'say since when it is retired')); // prettier-ignore
  if (status !== 'retired' && since !== undefined) found.push(problem(card, `${at}/since`, 'nothing: it is not retired', since, 'take it out, or retire the version')); // prettier-ignore
  if (schema === undefined) found.push(problem(`${name}/${major}/schema.json`, '', 'a schema', 'no file', 'add it, or take the version out of contract.json')); // prettier-ignore
  return found;
}

function changeProblems(now: ContractVersion, before: ContractVersion | undefined): ContractProblem[] {
  const frozen = [...now.released].map(([minor, schema]) => ({ minor, schema }));
  const known = before?.schema === undefined ? [] : [{ minor: before.minor, schema: before.schema }]; // prettier-ignore
  const earlier = [...frozen, ...known].toSorted((a, b) => number(b.minor) - number(a.minor));
  const [last] = earlier;
  const { schema } = now;
  if (schema === undefined) return [];
  if (!last) return unfrozen(now);
  const card = `${now.name}/contract.json`;
  const at = `/versions/${now.major}/minor`;
  if (number(now.minor) < number(last.minor)) return [problem(card, at, `at least ${last.minor}`, now.minor, 'a version never goes back')]; // prettier-ignore
  const found: ContractProblem[] = [];
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
  return [...found, ...unfrozen(now)];
}

function unfrozen({ name, major, minor, released }: ContractVersion): ContractProblem[] {
  const earlier = Array.from({ length: number(minor) }, (_, at) => `${major.slice(1)}.${at}`);
  return earlier
    .filter((old) => !released.has(old))
    .map((old) => problem(`${name}/${major}/released/${old}.json`, '', `the schema of ${old}, frozen`, 'no file', `raise the minor by one, and \`harness contracts freeze ${name} --base <a commit of ${old}>\``)); // prettier-ignore
}

/** What is frozen under the minor that the base had is what the base had. */
function frozenOtherwise(now: ContractVersion, before: ContractVersion | undefined): ContractProblem[] {
  const frozen = before && now.released.get(before.minor);
  if (frozen === undefined || before?.schema === undefined || before.released.has(before.minor)) return [];
  if (same(rootPlace(frozen), rootPlace(before.schema))) return [];
  const findings = compareSchemas(before.schema, frozen, now.role);
  return [problem(`${now.name}/${now.major}/released/${before.minor}.json`, '', `the schema that ${before.minor} had`, 'another one', `\`harness contracts freeze ${now.name} --base <a commit of ${before.minor}>\``, findings)]; // prettier-ignore
}

function goneProblems(old: ContractVersion, versions: readonly ContractVersion[]): ContractProblem[] {
  if (old.status !== 'stable') return [];
  if (versions.some(({ name, major }) => name === old.name && major === old.major)) return [];
  return [problem(`${old.name}/contract.json`, `/versions/${old.major}`, 'the stable version', 'nothing', 'retire it first, with a date: a stable version does not vanish')]; // prettier-ignore
}

const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;

const number = (minor: string): number => Number(minor.split('.')[1]);
