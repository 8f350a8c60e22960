// Which schema an argument of `contracts diff` means: a file, a frozen version, or the working tree's.
import { readFile } from 'node:fs/promises';
import { type ContractFiles, type ContractVersion, HarnessError, type Role, type Schema, contractVersions } from '@agent-harness/contracts'; // prettier-ignore

export interface ComparedSchemas {
  previous: Schema;
  current: Schema;
  /** Who keeps what, by the contract; undefined for files. */
  role: Role | undefined;
}

const VERSION = /^([a-z][a-z0-9-]*)\/([1-9]\d*)\.(\d+)$/;

/**
 * `policy/1.0 policy/1.1`, `policy/1.0..1.1`, or `policy/1.0..` and `policy/1.0 policy/1` for the working tree's
 * schema; else two files.
 * @param files reads the contracts when a version is named
 * @throws HarnessError `contracts.version` naming what there is; `contracts.schema` for a file that is none
 */
export async function resolveSchemas(
  previous: string,
  current: string | undefined,
  files: () => Promise<ContractFiles>,
): Promise<ComparedSchemas> {
  const range = /^([a-z][a-z0-9-]*)\/(\d+\.\d+)\.\.(?:(\d+(?:\.\d+)?))?$/.exec(previous);
  if (range && current === undefined) {
    const [, name = '', from = '', to = from.split('.')[0]] = range;
    return resolveSchemas(`${name}/${from}`, `${name}/${to}`, files);
  }
  if (current === undefined)
    throw new HarnessError('contracts.version', `there is nothing to compare ${previous} with`, 'name two versions or files, or `policy/1.0..`'); // prettier-ignore
  if (!VERSION.test(previous) && !VERSION.test(current))
    return { previous: await readSchema(previous), current: await readSchema(current), role: undefined };
  const versions = contractVersions(await files());
  const [one, other] = [await versionOrFile(previous, versions), await versionOrFile(current, versions)];
  return { previous: one.schema, current: other.schema, role: other.role ?? one.role };
}

interface Found {
  schema: Schema;
  role?: Role;
}

async function versionOrFile(named: string, versions: readonly ContractVersion[]): Promise<Found> {
  const [, name = '', major = '', minor] = /^([a-z][a-z0-9-]*)\/([1-9]\d*)(?:\.(\d+))?$/.exec(named) ?? [];
  if (name === '') return { schema: await readSchema(named) };
  const found = versions.find((one) => one.name === name && one.major === `v${major}`);
  const number = minor === undefined ? found?.minor : `${major}.${minor}`;
  const schema = minor === undefined ? found?.schema : (found?.released.get(number ?? '') ?? (found?.minor === number ? found?.schema : undefined)); // prettier-ignore
  if (found && schema !== undefined) return { schema, role: found.role };
  const own = versions.filter((one) => one.name === name);
  throw new HarnessError(
    'contracts.version',
    `there is no ${named}`,
    own.length === 0
      ? `the contracts are ${[...new Set(versions.map((one) => one.name))].join(', ')}`
      : `${name} has ${own.flatMap(({ released, minor: now }) => [...new Set([...released.keys(), now])]).join(', ')}`,
  );
}

async function readSchema(file: string): Promise<Schema> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Schema;
  } catch (cause) {
    throw new HarnessError('contracts.schema', `${file} is no readable JSON Schema: ${(cause as Error).message}`, 'name a schema.json, or a version such as policy/1.0', { cause }); // prettier-ignore
  }
}
