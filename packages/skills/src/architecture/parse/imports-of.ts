// The modules that one source file imports, where it says so, and the namespaces it declares.
import type { Node, QueryMatch } from 'web-tree-sitter';
import type { Grammars } from './grammars.ts';
import type { Language } from './languages.ts';

export interface Import {
  /** The imported name; of `from a import b` it is `a.b`, of `use a::{b, c}` it is `a`. */
  specifier: string;
  /** 1-based line of the specifier. */
  line: number;
}

export interface FileImports {
  imports: Import[];
  /** Packages (Java) and namespaces (C#) that the file adds to. */
  declares: string[];
}

/** Anything computed is not an import here. */
export function importsOf(grammars: Grammars, language: Language, text: string): FileImports {
  return grammars.search(language, text, (matches) => ({
    imports: matches.flatMap((match) => ofMatch(match, language)),
    declares: matches.flatMap((match) => named(match, 'own').map((node) => node.text)),
  }));
}

function ofMatch(match: QueryMatch, language: Language): Import[] {
  const [call] = named(match, 'call');
  if (call && call.type !== 'import' && call.text !== 'require') return [];
  return [
    ...named(match, 's').map((node) => at(node, unquoted(node.text))),
    ...named(match, 'use').flatMap((node) => READERS[language]?.(node) ?? []),
  ].filter(({ specifier }) => specifier !== '');
}

function named(match: QueryMatch, name: string): Node[] {
  return match.captures.filter((capture) => capture.name === name).map(({ node }) => node);
}

const READERS: Partial<Readonly<Record<Language, (node: Node) => Import[]>>> = {
  python: pythonImports,
  java: (node) => [at(node, node.text.replace(/^import\s+(static\s+)?|[\s;]+/g, ''))],
  c_sharp: (node) => {
    const name = node.namedChildren.findLast((child) => child !== null && child.type !== 'name_equals');
    return name ? [at(name, name.text)] : [];
  },
  rust: rustImports,
};

function pythonImports(node: Node): Import[] {
  const module = node.childForFieldName('module_name');
  const names = node.childrenForFieldName('name').filter((child) => child !== null);
  const plain = names.map((child) =>
    child.type === 'aliased_import' ? (child.childForFieldName('name') ?? child) : child,
  );
  if (module === null) return plain.map((child) => at(child, child.text));
  const base = module.text.replace(/\s+/g, '');
  if (plain.length === 0) return [at(module, base)];
  return plain.map((child) => at(child, base.endsWith('.') ? base + child.text : `${base}.${child.text}`));
}

function rustImports(node: Node): Import[] {
  const waiting = [node];
  const found: Import[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'use_list')
      waiting.push(...next.namedChildren.filter((child) => child !== null).toReversed());
    else
      found.push(
        at(next, next.text.replace(/\s+as\s[\s\S]*$|::\s*[{*][\s\S]*$|\s+/g, '').replace(/^::/, '')),
      );
  }
  return found;
}

function at(node: Node, specifier: string): Import {
  return { specifier, line: node.startPosition.row + 1 };
}

function unquoted(text: string): string {
  return text.slice(1, -1);
}
