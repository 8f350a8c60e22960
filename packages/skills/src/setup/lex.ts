// Cuts JavaScript and TypeScript into words, strings and signs: enough to find what is read from the environment.

export interface Token {
  kind: 'word' | 'string' | 'punct';
  text: string;
  /** 1-based. */
  line: number;
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\d[\w.]*/y;
// After these a slash begins a regular expression; after any other word, number or closing bracket it divides.
const BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'do',
  'else',
  'yield',
  'await',
  'instanceof',
]);

/**
 * Comments, regular expressions and the text of templates yield nothing; code inside `${}` does.
 * A string that is not closed ends at its line, so that text in JSX cannot swallow the rest of a file.
 */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  const templates: number[] = [];
  let braces = 0;
  let line = 1;
  let at = 0;

  const skip = (to: number) => {
    for (; at < to; at += 1) if (source.charCodeAt(at) === 10) line += 1;
  };
  const push = (kind: Token['kind'], text: string) => tokens.push({ kind, text, line });

  while (at < source.length) {
    const char = source[at] ?? '';
    if (/\s/.test(char)) skip(at + 1);
    else if (source.startsWith('//', at) || (at === 0 && source.startsWith('#!')))
      skip(orEnd(source.indexOf('\n', at), source));
    else if (source.startsWith('/*', at)) skip(orEnd(source.indexOf('*/', at + 2), source) + 2);
    else if (char === '"' || char === "'") {
      const end = endOfString(source, at);
      push('string', source.slice(at + 1, end));
      skip(end + 1);
    } else if (char === '`') {
      skip(at + 1);
      template();
    } else if (char === '}' && templates.at(-1) === braces) {
      templates.pop();
      skip(at + 1);
      template();
    } else if (char === '/' && regexMayStart(tokens.at(-1))) skip(endOfRegex(source, at));
    else word(char);
  }
  return tokens;

  // Runs over the text of a template to its end or to the next `${`.
  function template(): void {
    for (; at < source.length; skip(at + 1)) {
      if (source[at] === '\\') skip(at + 1);
      else if (source[at] === '`') return void skip(at + 1);
      else if (source.startsWith('${', at)) {
        templates.push(braces);
        return void skip(at + 2);
      }
    }
  }

  function word(char: string): void {
    for (const [pattern, kind] of [[WORD, 'word'] as const, [NUMBER, 'punct'] as const]) {
      pattern.lastIndex = at;
      const found = pattern.exec(source)?.[0];
      if (found === undefined) continue;
      push(kind, kind === 'word' ? found : '0');
      return void skip(at + found.length);
    }
    if (char === '{') braces += 1;
    if (char === '}') braces -= 1;
    push('punct', char);
    skip(at + 1);
  }
}

function orEnd(index: number, source: string): number {
  return index === -1 ? source.length : index;
}

function endOfString(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === quote || source[at] === '\n') return at;
  }
  return source.length;
}

function regexMayStart(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return BEFORE_REGEX.has(before.text);
  return before.kind === 'punct' && !/^[)\]0]$/.test(before.text);
}

function endOfRegex(source: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at];
    if (char === '\n') return start + 1;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return start + 1;
}
