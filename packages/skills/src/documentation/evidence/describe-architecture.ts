// Turns the scan of the tree into claims, within the size that one Read can carry.
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { Numbering } from '../../claims/numbering.ts';
import type { Scan } from '../../architecture/scan.ts';
import { cleanText } from '../../text/clean.ts';

const MOST_MODULES = 50;
const MOST_EDGES = 140;

/** Modules with most edges stay when there are too many; what is left out is counted. */
export function describeArchitecture(head: string, scan: Scan, numbering: Numbering): ArchitectureFile {
  const degree = new Map<string, number>();
  for (const { from, to } of scan.edges)
    for (const name of [from, to]) degree.set(name, (degree.get(name) ?? 0) + 1);
  const plain = scan.modules.filter(
    // Folders of settings are no part of what is built.
    ({ name, path }) => !path.startsWith('.') && cleanText(name) === name && cleanText(path) === path,
  );
  const ranked = plain.sort(
    (a, b) => (degree.get(b.name) ?? 0) - (degree.get(a.name) ?? 0) || (a.path < b.path ? -1 : 1),
  );
  const kept = ranked.slice(0, MOST_MODULES).sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = new Set(kept.map((module) => module.name));
  const all = new Set(plain.map((module) => module.name));
  const own = scan.edges.filter((edge) => all.has(edge.from) && all.has(edge.to));
  const edges = own.filter((edge) => names.has(edge.from) && names.has(edge.to)).slice(0, MOST_EDGES);
  const nodes = kept.map(({ name, path, manifest }) => ({
    name,
    path,
    claim: numbering.claim({ kind: 'path', sha: head, path: manifest ?? `${path}/`, change: 'present' }),
  }));
  const links = edges.map((edge) => ({
    from: edge.from,
    to: edge.to,
    claim: numbering.claim({ kind: 'edge', sha: head, ...edge }),
  }));
  const number = (measure: 'sources' | 'imports' | 'imports-resolved', value: number) =>
    numbering.claim({ kind: 'number', measure, sha: head, from: null, path: '', value });
  const counts = [
    number('sources', scan.sources),
    number('imports', scan.imports),
    number('imports-resolved', scan.resolved),
  ] as const;
  return {
    schema: 'documentation-architecture/1',
    head,
    unit: scan.unit,
    languages: scan.languages,
    modules: nodes.map((node) => ({ ...node, claim: node.claim.id })),
    edges: links.map((link) => ({ ...link, claim: link.claim.id })),
    coverage: { sources: counts[0].id, imports: counts[1].id, resolved: counts[2].id },
    left: {
      modules: plain.length - kept.length,
      edges: own.length - edges.length,
      sources: scan.unread,
    },
    claims: [...nodes.map((node) => node.claim), ...links.map((link) => link.claim), ...counts],
  };
}
