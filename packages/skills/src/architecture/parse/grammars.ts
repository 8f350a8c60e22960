// Opens the tree-sitter grammars of the languages that are present, each once.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Language as Grammar, Parser, Query, type QueryMatch } from 'web-tree-sitter';
import type { Language } from './languages.ts';
import { QUERIES } from './queries.ts';

export interface Grammars {
  /** What the language's query finds, by `read`; the syntax tree is gone afterwards. */
  search<T>(language: Language, text: string, read: (matches: QueryMatch[]) => T): T;
}

// The WebAssembly runtime is one a process, and what is compiled in it never changes.
let runtime: Promise<void> | null = null;
const compiled = new Map<Language, Promise<{ grammar: Grammar; query: Query }>>();

/** Loading one costs up to two seconds, so only the languages asked for are loaded. */
export async function openGrammars(languages: ReadonlySet<Language>): Promise<Grammars> {
  runtime ??= start();
  await runtime;
  const opened = new Map<Language, { parser: Parser; query: Query }>();
  for (const language of languages) {
    const loading = compiled.get(language) ?? compile(language);
    compiled.set(language, loading);
    const { grammar, query } = await loading;
    const parser = new Parser();
    parser.setLanguage(grammar);
    opened.set(language, { parser, query });
  }
  return {
    search(language, text, read) {
      const { parser, query } = opened.get(language) ?? missing(language);
      const tree = parser.parse(text);
      if (tree === null) throw new Error(`${language} text could not be parsed`);
      try {
        return read(query.matches(tree.rootNode));
      } finally {
        tree.delete();
      }
    },
  };
}

async function start(): Promise<void> {
  // A grammar is one long function. To optimise it, V8 of Node 24 takes 1.4 GB, where all else takes 0.13, and gains a tenth of the time.
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
  await Parser.init({ wasmBinary: await readFile(wasmFile('tree-sitter')) });
}

async function compile(language: Language): Promise<{ grammar: Grammar; query: Query }> {
  const grammar = await Grammar.load(await readFile(wasmFile(`tree-sitter-${language}`)));
  return { grammar, query: new Query(grammar, QUERIES[language]) };
}

// A built program has its grammars in a folder beside it; sources find them where npm put them.
function wasmFile(name: string): string {
  const shipped = fileURLToPath(new URL(`./grammars/${name}.wasm`, import.meta.url));
  if (existsSync(shipped)) return shipped;
  const { resolve } = createRequire(import.meta.url);
  return name === 'tree-sitter'
    ? resolve('web-tree-sitter/tree-sitter.wasm')
    : resolve(`tree-sitter-wasms/out/${name}.wasm`);
}

function missing(language: Language): never {
  throw new Error(`the grammar of ${language} is not open`);
}
