// Reads what each package imports and compares it with DESIGN's rule: a layer imports contracts, nothing imports harness.
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
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*|\bnew URL\(\s*)(['"`])([^'"`]+)\1/g;

/** @returns sentences, one a violation, naming file, import and the contract to use instead */
export async function violations(packagesFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(packagesFolder)) {
    const allowed = ALLOWED[name];
    if (!allowed) {
      found.push(`packages/${name} has no import rule: add it to test/imports.ts`);
      continue;
    }
    const folder = join(packagesFolder, name);
    found.push(...(await declared(folder, name, allowed)));
    for (const file of await sources(folder))
      found.push(...fileViolations(folder, file, await readFile(file, 'utf8'), name, allowed));
  }
  return found.sort();
}

function fileViolations(
  folder: string,
  file: string,
  text: string,
  name: string,
  allowed: readonly string[],
): string[] {
  const where = `packages/${name}/${relative(folder, file)}`;
  return [...text.matchAll(IMPORT)].flatMap(([, , target = '']) => {
    if (target.startsWith(SCOPE)) {
      const [other = '', ...deep] = target.slice(SCOPE.length).split('/');
      if (other === name) return [];
      if (deep.length > 0 && deep.join('/') !== 'package.json')
        return [`${where} reaches into ${target}: import ${SCOPE}${other}`];
      return allowed.includes(other)
        ? []
        : [
            `${where} imports ${target}: ${name} may import ${allowed.join(', ') || 'no package'}; meet through a contract`,
          ];
    }
    if (!target.startsWith('.')) return [];
    const inside = !relative(folder, resolve(dirname(file), target)).startsWith('..');
    return inside ? [] : [`${where} leaves its package by ${target}: meet through a contract`];
  });
}

async function declared(folder: string, name: string, allowed: readonly string[]): Promise<string[]> {
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
        `packages/${name}/package.json depends on ${dependency}: ${name} may depend on ${allowed.join(', ') || 'no package'}`,
    );
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mts|js|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(node_modules|dist)\//.test(file));
}
