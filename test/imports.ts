// Reads what each package imports, and which files it opens, and compares it with DESIGN's rule: a layer imports contracts, nothing imports harness.
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  hooks: ['contracts'],
  container: ['contracts'],
  pipeline: ['contracts'],
  skills: ['contracts'],
  acceptance: ['contracts'],
  harness: ['contracts', 'hooks', 'container', 'pipeline', 'skills', 'acceptance'],
};

const SCOPE = '@agent-harness/';
/** Folders joined to a file's own, and paths opened as they stand. */
const ACCESS =
  /(?:\b(?:join|resolve)\(\s*import\.meta\.dirname,\s*|\bimport\.meta\.resolve\(\s*|\b(?:readFile|readFileSync|readdir|readdirSync|createReadStream|existsSync|stat|statSync|writeFile|writeFileSync|cp|cpSync)\(\s*)(['"`])(\.{1,2}\/[^'"`$]*|\.\.)\1/g;
const TEST = /\.(?:test|fixture)\.ts$|\/(?:e2e|bench|scripts)\//;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bnew URL\(\s*)(['"`])([^'"`]+)\1/g;

/** @returns sentences, one a violation, naming file, import and the contract to use instead */
export async function violations(packagesFolder: string): Promise<string[]> {
  const found: string[] = [];
  const provided = await providedContracts(packagesFolder);
  for (const name of await readdir(packagesFolder)) {
    const allowed = ALLOWED[name];
    if (!allowed) {
      found.push(`packages/${name} has no import rule: add it to test/imports.ts`);
      continue;
    }
    const folder = join(packagesFolder, name);
    found.push(...(await declared(folder, name, allowed, provided)));
    for (const file of await sources(folder))
      found.push(...fileViolations(folder, file, await readFile(file, 'utf8'), name, allowed, provided));
  }
  return found.sort();
}

function fileViolations(
  folder: string,
  file: string,
  text: string,
  name: string,
  allowed: readonly string[],
  provided: Provided,
): string[] {
  const where = `packages/${name}/${relative(folder, file)}`;
  const leaves = (target: string): string | undefined => {
    const path = relative(folder, resolve(dirname(file), target));
    return path.startsWith('..') ? path.split('/').slice(1).join('/') : undefined;
  };
  const opened = [...text.matchAll(ACCESS)].flatMap(([, , target = '']) => {
    const path = leaves(target);
    const other = path === undefined ? '' : (path.split('/')[0] ?? '');
    // A test may read what its package may import, and what belongs to no package.
    if (path === undefined || (TEST.test(file) && (allowed.includes(other) || !(other in ALLOWED))))
      return [];
    return [`${where} opens ${target}, outside of its package: ${instead(provided, name, other)}`];
  });
  const imported = [...text.matchAll(IMPORT)].flatMap(([, , target = '']) => {
    if (target.startsWith(SCOPE)) {
      const [other = '', ...deep] = target.slice(SCOPE.length).split('/');
      if (other === name) return [];
      if (deep.length > 0 && deep.join('/') !== 'package.json')
        return [`${where} reaches into ${target}: import ${SCOPE}${other}`];
      return allowed.includes(other)
        ? []
        : [
            `${where} imports ${target}: ${name} may import ${allowed.join(', ') || 'no package'}; ${instead(provided, name, other)}`,
          ];
    }
    if (!target.startsWith('.')) return [];
    const path = leaves(target);
    if (path === undefined) return [];
    return [`${where} leaves its package by ${target}: ${instead(provided, name, path.split('/')[0] ?? '')}`];
  });
  return [...imported, ...opened];
}

/** Package → contracts that it provides, with who reads them. */
type Provided = ReadonlyMap<string, readonly { name: string; consumers: readonly string[] }[]>;

async function providedContracts(packagesFolder: string): Promise<Provided> {
  const folder = join(packagesFolder, 'contracts');
  const found = new Map<string, { name: string; consumers: string[] }[]>();
  for (const entry of (await readdir(folder).catch(() => [])).sort()) {
    const text = await readFile(join(folder, entry, 'contract.json'), 'utf8').catch(() => null);
    if (text === null) continue;
    const { name, provider, consumers } = JSON.parse(text) as {
      name: string;
      provider: string;
      consumers: string[];
    };
    found.set(provider, [...(found.get(provider) ?? []), { name, consumers }]);
  }
  return found;
}

/** The contracts of the other package that this one reads, else all of them. */
function instead(provided: Provided, name: string, other: string): string {
  const all = provided.get(other) ?? [];
  const read = all.filter(({ consumers }) => consumers.includes(name));
  if (all.length === 0) return 'meet through a contract';
  return read.length > 0
    ? `use what ${name} reads of ${other}: ${read.map((one) => `${one.name}/1`).join(', ')}`
    : `become a consumer of a contract that ${other} provides: ${all.map((one) => `${one.name}/1`).join(', ')}`;
}

async function declared(
  folder: string,
  name: string,
  allowed: readonly string[],
  provided: Provided,
): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  return kinds
    .flatMap((kind) => Object.keys(manifest[kind] ?? {}))
    .filter((dependency) => dependency.startsWith(SCOPE) && !allowed.includes(dependency.slice(SCOPE.length)))
    .map(
      (dependency) =>
        `packages/${name}/package.json depends on ${dependency}: ${name} may depend on ${allowed.join(', ') || 'no package'}; ${instead(provided, name, dependency.slice(SCOPE.length))}`,
    );
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mts|js|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(node_modules|dist)\//.test(file));
}
