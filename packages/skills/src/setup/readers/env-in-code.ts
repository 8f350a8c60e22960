// Environment variables that source code reads, language by language.
import { lex, type Token } from '../lex.ts';
import type { FactOf, Reader } from '../fact.ts';

type Role = FactOf<'env'>['role'];

const NAME = String.raw`["']([A-Za-z_]\w*)["']`;

/** Pattern with the name in its first group, by file ending. */
const PATTERNS: readonly (readonly [RegExp, readonly (readonly [RegExp, Role])[]])[] = [
  [
    /\.pyi?$/,
    [
      [new RegExp(String.raw`\bos\.environ\[${NAME}\](?!\s*=[^=])`, 'g'), 'requires'],
      [new RegExp(String.raw`\b(?:os\.)?(?:environ\.get|getenv)\(\s*${NAME}`, 'g'), 'reads'],
      [new RegExp(String.raw`\benvvar=${NAME}`, 'g'), 'reads'],
    ],
  ],
  [
    /\.go$/,
    [
      [/\bos\.(?:Getenv|LookupEnv)\("(\w+)"\)/g, 'reads'],
      [/`[^`]*\benv(?:config)?:"([A-Z][A-Z0-9_]*)[",][^`]*`/g, 'reads'],
    ],
  ],
  [
    /\.rs$/,
    [
      [/\benv::var(?:_os)?\(\s*"(\w+)"/g, 'reads'],
      [/\b(?:option_)?env!\(\s*"(\w+)"/g, 'reads'],
    ],
  ],
  [/\.(java|kt|kts|scala|groovy)$/, [[/\bSystem\.getenv\(\s*"(\w+)"/g, 'reads']]],
  [/\.(cs|fs|vb)$/, [[/\bEnvironment\.GetEnvironmentVariable\(\s*"(\w+)"/g, 'reads']]],
  [
    /\.(rb|rake)$/,
    [
      [new RegExp(String.raw`\bENV\[${NAME}\](?!\s*=[^=])`, 'g'), 'reads'],
      [new RegExp(String.raw`\bENV\.fetch\(${NAME}\s*\)`, 'g'), 'requires'],
      [new RegExp(String.raw`\bENV\.fetch\(${NAME}\s*,`, 'g'), 'reads'],
    ],
  ],
  [
    /\.php$/,
    [
      [new RegExp(String.raw`\b(?:getenv|env)\(\s*${NAME}`, 'g'), 'reads'],
      [new RegExp(String.raw`\$_(?:ENV|SERVER)\[${NAME}\]`, 'g'), 'reads'],
    ],
  ],
  [
    /application[^/]*\.(ya?ml|properties)$/,
    [
      [/\$\{([A-Z][A-Z0-9_]+)\}/g, 'requires'],
      [/\$\{([A-Z][A-Z0-9_]+):/g, 'reads'],
    ],
  ],
  [/\.(sh|bash)$/, [[/\$\{([A-Za-z_]\w*):?\?/g, 'requires']]],
];
const COMMENT = /^\s*(#|\/\/|\*|--)/;
const SCRIPT = /\.[cm]?[jt]sx?$|\.(vue|svelte)$/;

/** Each name once for a file, at the first line that reads it; "requires" wins over "reads". */
export const readEnvInCode: Reader = function* ({ file, text }) {
  const found = new Map<string, { role: Role; line: number }>();
  const keep = (name: string, role: Role, line: number) => {
    const known = found.get(name);
    if (known === undefined || (known.role === 'reads' && role === 'requires'))
      found.set(name, { role, line });
  };
  if (SCRIPT.test(file)) for (const { name, line } of inScript(text)) keep(name, 'reads', line);
  const patterns = PATTERNS.find(([ending]) => ending.test(file))?.[1] ?? [];
  for (const [index, content] of patterns.length === 0 ? [] : text.split('\n').entries()) {
    if (COMMENT.test(content) || content.length > 2_000) continue;
    for (const [pattern, role] of patterns)
      for (const match of content.matchAll(pattern)) keep(match[1] ?? '', role, index + 1);
  }
  for (const [name, { role, line }] of found) {
    // Asked for before it is taken: the code goes on without it.
    const guarded = text.includes(`'${name}' in os.environ`) || text.includes(`"${name}" in os.environ`);
    yield { kind: 'env', name, role: guarded ? 'reads' : role, file, line };
  }
};

/** `process.env.X`, `process.env['X']`, `import.meta.env.X`, `Deno.env.get('X')`, `const { X } = process.env`. */
function inScript(text: string): { name: string; line: number }[] {
  if (!/\benv\b/.test(text)) return [];
  const tokens = lex(text).filter((token) => token.text !== '?' && token.text !== '!');
  const at = (index: number, expected: string) => tokens[index]?.text === expected;
  return tokens.flatMap((token, index) => {
    if (token.text !== 'env' || token.kind !== 'word' || !at(index - 1, '.')) return [];
    const owner = tokens[index - 2]?.text;
    if (owner === 'Deno' && at(index + 2, 'get')) return named(tokens[index + 4]);
    if (owner !== 'process' && owner !== 'meta' && owner !== 'Bun') return [];
    if (at(index + 1, '.')) return assigned(tokens, index + 3) ? [] : named(tokens[index + 2]);
    if (at(index + 1, '['))
      return tokens[index + 2]?.kind === 'string' && !assigned(tokens, index + 4)
        ? named(tokens[index + 2])
        : [];
    return at(index - 3, '=') && at(index - 4, '}') ? destructured(tokens, index - 5) : [];
  });
}

function assigned(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text === '=' && tokens[index + 1]?.text !== '=';
}

function named(token: Token | undefined): { name: string; line: number }[] {
  return token !== undefined && /^[A-Za-z_]\w*$/.test(token.text)
    ? [{ name: token.text, line: token.line }]
    : [];
}

function destructured(tokens: readonly Token[], last: number): { name: string; line: number }[] {
  const names: { name: string; line: number }[] = [];
  for (let index = last; index >= 0 && tokens[index]?.text !== '{'; index -= 1) {
    const before = tokens[index - 1]?.text;
    if (tokens[index]?.kind === 'word' && (before === ',' || before === '{'))
      names.push(...named(tokens[index]));
  }
  return names;
}
