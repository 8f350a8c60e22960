// Which package.json files are workspaces of this repository.
import type { TreeFacts } from '../tree-facts.ts';
import { packageManifests } from '../resolve/javascript.ts';

/** Folders and names of the workspace packages, by npm, pnpm and lerna patterns. */
export function npmWorkspaces(facts: TreeFacts): { name: string; path: string }[] {
  const manifests = packageManifests(facts);
  const root = manifests.find(({ folder }) => folder === '')?.manifest;
  const listed = /"packages"\s*:\s*\[([^\]]*)\]/.exec(facts.texts.get('lerna.json') ?? '')?.[1] ?? '';
  const patterns = [
    ...(root?.workspaces ?? []),
    ...pnpmPatterns(facts.texts.get('pnpm-workspace.yaml') ?? ''),
    ...[...listed.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''),
  ];
  return manifests.flatMap(({ folder, manifest: { name } }) =>
    name !== null && folder !== '' && isWorkspace(folder, patterns) ? [{ name, path: folder }] : [],
  );
}

function isWorkspace(path: string, patterns: readonly string[]): boolean {
  const matches = (pattern: string) => globToRegExp(pattern).test(path);
  return (
    patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)))
  );
}

function globToRegExp(pattern: string): RegExp {
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const source = plain
    .split(/(\*\*\/?|\*|\{[^{}]*\})/)
    .map((part) => {
      if (part.startsWith('**')) return '(?:.*/)?';
      if (part === '*') return '[^/]*';
      if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escape).join('|')})`;
      return escape(part);
    })
    .join('');
  return new RegExp(`^${plain.endsWith('**') ? `${source}[^/]+` : source}$`);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Patterns of a pnpm-workspace.yaml: the list under `packages:`, nothing else of YAML. */
export function pnpmPatterns(text: string): string[] {
  const block = /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^\s*-\s*(['"]?)([^'"\n#]+)\1/gm)].map((match) => (match[2] ?? '').trim());
}
