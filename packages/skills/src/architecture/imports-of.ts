// The modules that one source file imports, and where it says so.
import { lex, type Token } from './lex.ts';

export interface Import {
  specifier: string;
  /** 1-based line of the specifier. */
  line: number;
}

/** `import`, `import()`, `export ... from` and `require()` of a literal; anything computed is not an import here. */
export function importsOf(source: string): Import[] {
  const tokens = lex(source);
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || isPunct(tokens[index - 1], '.')) return [];
    const found = specifier(token.text, tokens, index + 1);
    return found ? [{ specifier: found.text, line: found.line }] : [];
  });
}

function specifier(keyword: string, tokens: readonly Token[], next: number): Token | null {
  if (keyword === 'require') return called(tokens, next);
  if (keyword === 'export') return startsList(tokens, next) ? fromClause(tokens, next) : null;
  if (keyword !== 'import') return null;
  if (tokens[next]?.kind === 'string') return tokens[next];
  return called(tokens, next) ?? fromClause(tokens, next);
}

function called(tokens: readonly Token[], at: number): Token | null {
  const [open, name, close] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const literal =
    isPunct(open, '(') && name?.kind === 'string' && (isPunct(close, ')') || isPunct(close, ','));
  return literal ? name : null;
}

function startsList(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]?.text === 'type' ? tokens[at + 1] : tokens[at];
  return isPunct(first, '{') || isPunct(first, '*');
}

// Names, commas, one pair of braces and `*` may stand between the keyword and `from "x"`; anything else ends the search.
function fromClause(tokens: readonly Token[], start: number): Token | null {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    const after = tokens[at + 1];
    if (token === undefined) return null;
    if (depth === 0 && token.text === 'from' && token.kind === 'word' && after?.kind === 'string')
      return after;
    if (isPunct(token, '{')) depth += 1;
    else if (isPunct(token, '}')) depth -= 1;
    else if (token.kind === 'string' && depth === 0) return null;
    else if (token.kind === 'punct' && token.text !== ',' && token.text !== '*') return null;
    if (isPunct(token, '}') && depth === 0 && after?.text !== 'from') return null;
  }
  return null;
}

function isPunct(token: Token | undefined, text: string): boolean {
  return token?.kind === 'punct' && token.text === text;
}
