// Every page that the offline draft writes passes, also one of many diagrams; each addition to it is found.
import { describe, expect, it } from 'vitest';
import type { ArchitectureFile } from '../../../architecture/architecture-file.ts';
import { readDocument } from '../../../verify/prose/document.ts';
import { renderArchitecturePage } from '../../offline/architecture-page.ts';
import { checkArchitecture } from './check-architecture.ts';

const number = (id: string, measure: 'sources' | 'imports' | 'imports-resolved') =>
  ({ kind: 'number', id, measure, sha: 'a'.repeat(40), from: null, path: '', value: 9 }) as const;

function fileOf(count: number, left: ArchitectureFile['left'], edges = true): ArchitectureFile {
  const modules = Array.from({ length: count }, (_, at) => ({
    name: `@shop/module-${at}`,
    path: `${at % 2 ? 'apps' : 'libs'}/module-${at}`,
    claim: `c${at + 10}`,
  }));
  return {
    schema: 'documentation-architecture/1',
    head: 'a'.repeat(40),
    unit: count % 2 ? 'package' : 'folder',
    languages: ['typescript'],
    modules,
    edges: edges
      ? modules.slice(1).map(({ name }) => ({ from: name, to: '@shop/module-0', claim: 'c4' }))
      : [],
    coverage: { sources: 'c1', imports: 'c2', resolved: 'c3' },
    left,
    claims: [number('c1', 'sources'), number('c2', 'imports'), number('c3', 'imports-resolved')],
  };
}

function findings(file: ArchitectureFile, change = (page: string) => page): string {
  const found: string[] = [];
  const document = readDocument(change(renderArchitecturePage(file)));
  checkArchitecture('architecture.md', document, file.modules, (_file, line, message) =>
    found.push(`${line}: ${message}`),
  );
  return found.join('\n');
}

const WHOLE = { modules: 0, edges: 0, sources: 0 };

it.each([
  ['nothing', fileOf(0, WHOLE)],
  ['two modules', fileOf(2, WHOLE)],
  ['no edges', fileOf(3, WHOLE, false)],
  ['more than fits', fileOf(120, { modules: 1, edges: 2, sources: 3 })],
  ['more than fits, and no edges', fileOf(121, { modules: 0, edges: 1, sources: 1 }, false)],
])('passes a page of %s', (_name, file) => {
  expect(findings(file)).toBe('');
});

it('passes a module whose name speaks of approval', () => {
  const file = fileOf(2, WHOLE);
  const modules = file.modules.map((one) => ({ ...one, name: `${one.name}/approvals` }));
  expect(findings({ ...file, modules, edges: [] })).toBe('');
});

describe('finds what is added to', () => {
  const file = fileOf(121, { modules: 1, edges: 1, sources: 1 }, false);
  it.each<[string, (page: string) => string]>([
    ['the commit', (page) => page.replace('one names the other.', '$& All of it is safe.')],
    ['the meaning of a node', (page) => page.replace('manifest of its own;', 'manifest that was checked;')],
    ['what is missing', (page) => page.replace('there is none.', '$& Nor is there a fault.')],
    ['what was left out', (page) => page.replace(/and 1 edge\./, '$& All of it is safe.')],
    ['what was not read', (page) => page.replace('1 source file.', '$& All of it is safe.')],
    ['a heading', (page) => page.replace('### apps', '### apps are safe')],
    ['the table', (page) => page.replace(/\| `@shop\/module-7` .*/, '| `@shop/module-7` | safe |')],
  ])('%s', (_name, change) => {
    expect(change(renderArchitecturePage(file))).not.toBe(renderArchitecturePage(file));
    expect(findings(file, change)).toMatch(/cites no claim|no folder/);
  });
});
