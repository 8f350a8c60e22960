// Microsoft's own Kusto parser, loaded into a context of its own, and its syntax tree as plain data.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Context, Script, createContext, runInContext } from 'node:vm';
import type { Tables } from './tables.ts';

/** One node: `kind` as Kusto names it; a token has no children. `text` is without the white space around it. */
export interface Syntax {
  kind: string;
  text: string;
  /** Offset in the query's text. */
  start: number;
  children: Syntax[];
}

export interface ParsedQuery {
  syntax: Syntax;
  /** What the parser calls an error: syntax, unknown names, types that do not fit. */
  errors: { code: string; message: string; start: number }[];
}

/** @throws Error when the text takes the parser longer than five seconds, or is nested deeper than its stack */
export type ParseKql = (text: string) => ParsedQuery;

/** The files of `@kusto/language-service-next`: in the skill's folder, or where npm put them. */
const FILES = [
  ['kusto-bridge.js', 'bridge.min.js'],
  ['kusto-language.js', 'Kusto.Language.Bridge.min.js'],
] as const;

/** A query of ordinary size takes some ten milliseconds, the first of a process two seconds. */
const MOST_MS = 5000;

// Only what is used of it; its own types describe a page's globals.
interface KustoNode {
  Kind: number;
  TextStart: number;
  ChildCount: number;
  GetChild(index: number): KustoNode | null;
  ToString(trivia: unknown): string;
}
interface List<T> {
  Count: number;
  getItem(index: number): T;
}
interface KustoCode {
  Syntax: KustoNode;
  GetDiagnostics(): List<{ Code: string; Severity: string; Message: string; Start: number }>;
}
interface Globals extends Context {
  System: { Enum: { toString(type: unknown, value: number): string } };
  Kusto: {
    Language: {
      Syntax: { SyntaxKind: unknown; IncludeTrivia: { Interior: unknown } };
      Symbols: {
        TableSymbol: { $ctor7: new (name: string, schema: string, description: null) => unknown };
        DatabaseSymbol: { ctor: new (name: string, tables: unknown[]) => unknown };
      };
      GlobalState: { Default: { WithDatabase(database: unknown): unknown } };
      KustoCode: { ParseAndAnalyze(text: string, state: unknown): KustoCode };
    };
  };
}

// The script and what it has learnt of a schema are worth seconds, and hold nothing of any query.
let loaded: Globals | null = null;
const opened = new WeakMap<Tables, ParseKql>();

/** Loads 5 MB of script once for each process, in about half a second; the first query takes two more. */
export function openKql(tables: Tables): ParseKql {
  const known = opened.get(tables) ?? prepare(tables);
  opened.set(tables, known);
  return known;
}

function prepare(tables: Tables): ParseKql {
  const globals = (loaded ??= load());
  const { System, Kusto } = globals;
  const { Syntax, Symbols, GlobalState, KustoCode } = Kusto.Language;
  const symbols = Object.entries(tables).map(
    ([name, columns]) =>
      new Symbols.TableSymbol.$ctor7(
        name,
        `(${Object.entries(columns)
          .map(([column, type]) => `${column}:${type}`)
          .join(', ')})`,
        null,
      ),
  );
  const parse = new Script('KustoCode.ParseAndAnalyze(text, state)');
  const state = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', symbols));
  // The first query compiles the grammar; the deadline is for what others write.
  KustoCode.ParseAndAnalyze('print 1', state);
  const names = new Map<number, string>();
  const kindOf = (kind: number): string => {
    const name = names.get(kind) ?? System.Enum.toString(Syntax.SyntaxKind, kind);
    names.set(kind, name);
    return name;
  };
  const plain = (node: KustoNode): Syntax => ({
    kind: kindOf(node.Kind),
    text: node.ToString(Syntax.IncludeTrivia.Interior),
    start: node.TextStart,
    children: childrenOf(node)
      .map(plain)
      // An element of a list is its first child; what follows is a comma.
      .map((child) => (child.kind === 'SeparatedElement' ? (child.children[0] ?? child) : child)),
  });
  return (text) => {
    Object.assign(globals, { KustoCode, state, text });
    const code = parse.runInContext(globals, { timeout: MOST_MS }) as KustoCode;
    const found = code.GetDiagnostics();
    const errors = Array.from({ length: found.Count }, (_, index) => found.getItem(index))
      .filter(({ Severity }) => Severity === 'Error')
      .map(({ Code, Message, Start }) => ({ code: Code, message: Message, start: Start }));
    return { syntax: plain(code.Syntax), errors };
  };
}

function childrenOf(node: KustoNode): KustoNode[] {
  return Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index)).filter(
    (child) => child !== null,
  );
}

/** A context without Node's own objects: the script sees a page without a document, and nothing of ours. */
function load(): Globals {
  const context = createContext({});
  runInContext('var window = globalThis; window.addEventListener = window.attachEvent = () => {};', context);
  for (const [beside, packaged] of FILES)
    runInContext(read(beside, packaged), context, { filename: packaged });
  return context as Globals;
}

function read(beside: string, packaged: string): string {
  // A stand-in lies one folder below the skill's.
  for (const place of [beside, `../${beside}`]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return readFileSync(file, 'utf8');
  }
  return readFileSync(
    createRequire(import.meta.url).resolve(`@kusto/language-service-next/${packaged}`),
    'utf8',
  );
}

/** The node and all below it, outermost first. Without recursion: a hostile query nests deeper than the stack. */
export function* walk(node: Syntax): Generator<Syntax> {
  const left = [node];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next;
    left.push(...next.children.toReversed());
  }
}
