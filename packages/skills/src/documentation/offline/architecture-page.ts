// The architecture page: diagrams, where each node and edge is stated, and how much of the code could be read.
import type { Claim } from '../../claims/claim.ts';
import type { ArchitectureFile } from '../evidence-files.ts';
import { code } from '../../text/markdown.ts';
import { cite, NOTE, plural, prose, short } from './cite.ts';
import { drawDiagrams } from './diagram.ts';

const UNITS: Readonly<Record<ArchitectureFile['unit'], string>> = {
  'npm-workspace':
    'A node is an npm workspace package; an arrow means that a source file or the package.json of one names the other.',
  folder:
    'A node is a top folder; an arrow means that a JavaScript or TypeScript file in one imports a file in the other.',
};

export function renderArchitecturePage(file: ArchitectureFile): string {
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]));
  const diagrams = file.modules.length === 0 ? [] : drawDiagrams(file);
  return (
    [
      '# Architecture',
      NOTE,
      `As of commit ${short(file.head)}. ${UNITS[file.unit]}`,
      '## Diagram',
      ...(diagrams.length === 0 ? ['The tree has no folders to draw.'] : []),
      ...diagrams.flatMap(({ name, source }) => [
        ...(name === '' ? [] : [`### ${prose(name)}`]),
        `\`\`\`mermaid\n${source}\n\`\`\``,
      ]),
      '## Coverage',
      ...coverage(file, claims),
      '## Evidence',
      table(
        ['Module', 'Folder', 'Claim'],
        file.modules.map((module) => [code(module.name), code(module.path), `[${module.claim}](#evidence)`]),
      ),
      ...edgeTable(file, claims),
    ].join('\n\n') + '\n'
  );
}

function coverage(file: ArchitectureFile, claims: ReadonlyMap<string, Claim>): string[] {
  const value = (id: string) => {
    const claim = claims.get(id);
    if (claim?.kind !== 'number') throw new Error(`architecture.json holds no number ${id}`);
    return claim;
  };
  const [sources, imports, resolved] = [
    value(file.coverage.sources),
    value(file.coverage.imports),
    value(file.coverage.resolved),
  ];
  const read =
    imports.value === 0
      ? `No import statement was found in ${plural(sources.value, 'JavaScript or TypeScript file')}, so arrows say nothing about this code ${cite(sources, imports, resolved)}.`
      : `${resolved.value} of ${plural(imports.value, 'import statement')} in ${plural(sources.value, 'source file')} lead to a known place (${percent(resolved.value, imports.value)}) ${cite(sources, imports, resolved)}.`;
  const { modules, edges, sources: unread } = file.left;
  const left = [
    ...(file.edges.length === 0
      ? ['No dependency between these modules was found; a missing arrow is no proof that there is none.']
      : []),
    ...(modules + edges > 0
      ? [`Left out for size: ${plural(modules, 'module')} and ${plural(edges, 'edge')}.`]
      : []),
    ...(unread > 0 ? [`Not read: ${plural(unread, 'source file')}.`] : []),
  ];
  return [read, ...(left.length === 0 ? [] : [left.join(' ')])];
}

function percent(part: number, whole: number): string {
  // Rounded down: "100 %" must mean all.
  return `${Math.floor((part / whole) * 100)} %`;
}

function edgeTable(file: ArchitectureFile, claims: ReadonlyMap<string, Claim>): string[] {
  if (file.edges.length === 0) return [];
  const rows = file.edges.map(({ from, to, claim: id }) => {
    const claim = claims.get(id);
    const where = claim?.kind === 'edge' ? `${code(claim.file)} line ${claim.line}` : '';
    return [code(from), code(to), where, `[${id}](#evidence)`];
  });
  return [table(['From', 'To', 'Stated in', 'Claim'], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
