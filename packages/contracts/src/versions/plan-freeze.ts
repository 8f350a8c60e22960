// What freezing the contracts' versions writes: each schema under its minor, and its digest in the lock beside it.
import { HarnessError } from '../error.ts';
import { same } from '../compatibility/same.ts';
import { rootPlace } from '../compatibility/schema.ts';
import { malformedFiles } from './malformed-files.ts';
import { type ContractFiles, type ContractVersion, contractVersions, digestOf } from './contract-files.ts';

export interface FreezePlan {
  /** Path below packages/contracts → text. */
  writes: Map<string, string>;
  /** `policy/1.0`, in order. */
  frozen: string[];
  /** Those that were frozen before, with the same schema. */
  kept: string[];
}

/**
 * @param files what is on disk, with what is frozen already
 * @param from  where the schemas are taken from: the same files, or those of an earlier commit
 * @param names of contracts; none: all of them
 * @throws HarnessError `contracts.malformed`; `contracts.name` for a contract that is not there; `contracts.frozen`, naming all of them,
 *   where another schema is frozen under the minor: nothing is to be written then
 */
export function planFreeze(files: ContractFiles, from: ContractFiles, names: readonly string[]): FreezePlan {
  const [malformed] = [...malformedFiles(files), ...malformedFiles(from)];
  if (malformed)
    throw new HarnessError('contracts.malformed', `${malformed.file}#${malformed.pointer}: expected ${malformed.expected}, found ${malformed.found}`, '`harness contracts check` names all that is wrong'); // prettier-ignore
  const all = contractVersions(from);
  for (const name of names)
    if (!all.some((one) => one.name === name))
      throw new HarnessError('contracts.name', `there is no contract ${name}`, `the contracts are ${[...new Set(all.map((one) => one.name))].join(', ')}`); // prettier-ignore
  const plan: FreezePlan = { writes: new Map(), frozen: [], kept: [] };
  const refused: string[] = [];
  for (const one of all) {
    if (one.schema === undefined || (names.length > 0 && !names.includes(one.name))) continue;
    const version = `${one.name}/${one.minor}`;
    const old = frozenSchema(files, one);
    if (old === undefined) freeze(plan, files, one, from.get(`${one.name}/${one.major}/schema.json`) ?? '');
    (old === undefined ? plan.frozen : same(rootPlace(old), rootPlace(one.schema)) ? plan.kept : refused).push(version); // prettier-ignore
  }
  if (refused.length > 0)
    throw new HarnessError('contracts.frozen', `${refused.join(', ')}: another schema is frozen under this version`, 'raise the minor in contract.json: a released schema is never edited'); // prettier-ignore
  return plan;
}

/** A lock that names a file which is gone counts as frozen: with what, nobody can say. */
function frozenSchema(files: ContractFiles, { name, major, minor }: ContractVersion) {
  const folder = `${name}/${major}/released`;
  const text = files.get(`${folder}/${minor}.json`);
  if (text !== undefined) return JSON.parse(text) as ContractVersion['schema'];
  return Object.hasOwn(lockOf(files.get(`${folder}/lock.json`)), `${minor}.json`) ? false : undefined;
}

function freeze(
  plan: FreezePlan,
  files: ContractFiles,
  { name, major, minor }: ContractVersion,
  text: string,
): void {
  const folder = `${name}/${major}/released`;
  const lock = `${folder}/lock.json`;
  const digests = { ...lockOf(plan.writes.get(lock) ?? files.get(lock)), [`${minor}.json`]: digestOf(text) };
  const number = (file: string) => Number(file.split('.')[1]);
  const sorted = Object.entries(digests).sort(([one], [other]) => number(one) - number(other));
  plan.writes.set(`${folder}/${minor}.json`, text);
  plan.writes.set(lock, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

const lockOf = (text: string | undefined): Record<string, string> => JSON.parse(text ?? '{}') as Record<string, string>; // prettier-ignore
