// An edge holds when the named line of the named file states it at the head.
import { importsOf } from '../../architecture/imports-of.ts';
import { readPackageManifest } from '../../architecture/package-manifest.ts';
import { moduleOf, resolveImport } from '../../architecture/resolve.ts';
import type { EdgeClaim } from '../../claims/claim.ts';
import { readTree } from '../../git/tree.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkEdge(claim: EdgeClaim, facts: RepositoryFacts): Promise<string[]> {
  const { sha, from, to, via, file, line, specifier } = claim;
  if (sha !== facts.head) return ['edges are stated at the head only'];
  const text = await facts.file(sha, file);
  if (text === null) return [`${JSON.stringify(file)} is not there at ${sha}`];
  const stated = text.split('\n')[line - 1] ?? '';
  const quoted = [`'${specifier}'`, `"${specifier}"`, JSON.stringify(specifier)].some((literal) =>
    stated.includes(literal),
  );
  if (!quoted) return [`${file}:${line} does not name ${JSON.stringify(specifier)}`];
  const { modules } = await facts.scan();
  const home = moduleOf(file, modules)?.name;
  if (home !== from)
    return [`${file} belongs to ${JSON.stringify(home ?? null)}, not to ${JSON.stringify(from)}`];
  return via === 'manifest' ? fromManifest(text, claim) : fromImport(text, claim, facts, modules, to);
}

function fromManifest(text: string, { line, to, specifier, file }: EdgeClaim): string[] {
  const declared = readPackageManifest(text)?.dependencies.get(specifier);
  return declared === line && specifier === to
    ? []
    : [`${file}:${line} does not declare a dependency on ${JSON.stringify(to)}`];
}

async function fromImport(
  text: string,
  { file, line, specifier }: EdgeClaim,
  { git, head }: RepositoryFacts,
  modules: Awaited<ReturnType<RepositoryFacts['scan']>>['modules'],
  to: string,
): Promise<string[]> {
  if (!importsOf(text).some((found) => found.line === line && found.specifier === specifier)) {
    return [`${file}:${line} is not an import of ${JSON.stringify(specifier)}`];
  }
  const files = new Set((await readTree(git, head)).map((entry) => entry.path));
  const target = resolveImport(file, specifier, { modules, files, declared: new Set() });
  const found = target.kind === 'module' ? target.module.name : null;
  return found === to
    ? []
    : [
        `${JSON.stringify(specifier)} in ${file} leads to ${JSON.stringify(found)}, not to ${JSON.stringify(to)}`,
      ];
}
