// The architecture page: diagrams, where each node and edge is stated, and how much of the code could be read.
import type { Claim } from '../../claims/claim.ts';
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import { code } from '../../text/markdown.ts';
import { cite, NOTE, REDUCED, plural, prose } from '../../draft/cite.ts';
import { drawDiagrams, shownEdges } from '../../draft/diagram.ts';
import { asOf, NO_FOLDERS, notShown } from '../phrases.ts';

export function renderArchitecturePage(file: ArchitectureFile): string {
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]));
  const diagrams = file.modules.length === 0 ? [] : drawDiagrams(file);
  return (
    [
      '# Architecture',
      NOTE,
      asOf(file.head, file.unit),
      '## Diagram',
      ...(diagrams.length === 0 ? [NO_FOLDERS] : []),
      ...diagrams.flatMap(({ name, source }) => [
        ...(name === '' ? [] : [`### ${prose(name)}`]),
        `\`\`\`mermaid\n${source}\n\`\`\``,
      ]),
      ...(shownEdges(file).length < file.edges.length ? [REDUCED] : []),
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
      ? `No import statement was found in ${plural(sources.value, 'source file')} of the languages that are read, so arrows say nothing about this code ${cite(sources, imports, resolved)}.`
      : `${resolved.value} of ${plural(imports.value, 'import statement')} in ${plural(sources.value, 'source file')} (${file.languages.map(languageName).join(', ')}) lead to a known place (${percent(resolved.value, imports.value)}), ${imports.value - resolved.value} could not be resolved ${cite(sources, imports, resolved)}.`;
  const left = notShown(file.edges.length, file.left);
  return [read, ...(left === '' ? [] : [left])];
}

function languageName(language: string): string {
  const names: Readonly<Record<string, string>> = {
    c_sharp: 'C#',
    tsx: 'TSX',
    typescript: 'TypeScript',
    javascript: 'JavaScript',
  };
  return names[language] ?? prose(language.charAt(0).toUpperCase() + language.slice(1));
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
