// Whether a KQL query may run: it stays in the workspace, reads known tables in a stated time, and says how many rows.
import { ELSEWHERE, FUNCTIONS, LEAVES, allowsKind } from './allowed.ts';
import { type ParseKql, type ParsedQuery, type Syntax, walk } from './language.ts';
import type { Tables } from './tables.ts';

export interface QueryBounds {
  tables: Tables;
  /** No query looks before or after it. ISO 8601. */
  window: { start: string; end: string };
  maxRows: number;
}

export interface Refusal {
  rule:
    'kql.syntax' | 'kql.leaves' | 'kql.operator' | 'kql.function' | 'kql.table' | 'kql.time' | 'kql.limit';
  /** The word of the query that it is about. */
  operator: string;
  message: string;
  instead: string;
}

/** Of a query that may run: what it reads. Of one that may not: every reason. */
export type Judgement =
  | { allowed: true; tables: string[]; window: { start: string; end: string }; limit: number }
  | { allowed: false; refusals: Refusal[] };

/** Azure's MCP server takes no longer query. Characters. */
const MOST_TEXT = 10_000;
/** The parser's time grows faster than depth. */
const MOST_DEPTH = 50;

export function judgeQuery(text: string, bounds: QueryBounds, parse: ParseKql): Judgement {
  if (text.length > MOST_TEXT)
    return refuse({
      rule: 'kql.syntax',
      operator: 'the query',
      message: `has ${text.length} characters, more than ${MOST_TEXT}`,
      instead: 'ask a shorter question',
    });
  if (depthOf(text) > MOST_DEPTH)
    return refuse({
      rule: 'kql.syntax',
      operator: 'the query',
      message: `nests brackets deeper than ${MOST_DEPTH}`,
      instead: 'write it flatter',
    });
  // The parser says the same, after three seconds for the grammar of all commands.
  if (text.trimStart().startsWith('.'))
    return refuse({
      rule: 'kql.leaves',
      operator: text.trim().split(/\s/, 1)[0]?.slice(0, 40) ?? '.',
      message: 'is a management command',
      instead: 'write a query; nothing is changed from here',
    });
  let parsed: ParsedQuery;
  try {
    parsed = parse(text);
  } catch {
    // A stack that runs out, or an error of the parser's own: what cannot be read does not run.
    return refuse({
      rule: 'kql.syntax',
      operator: 'the query',
      message: 'cannot be parsed',
      instead: 'write it flatter: fewer nested brackets',
    });
  }
  const { syntax } = parsed;
  const reads = readsOf(syntax, bounds.tables);
  const limit = limitOf(syntax);
  const refusals = [
    ...leaves(syntax),
    ...statements(syntax),
    ...unknownParts(syntax),
    ...reads.flatMap((read) => timeRefusals(read, bounds)),
    ...limitRefusals(limit, bounds.maxRows),
    ...(reads.length === 0 ? [noTable(bounds.tables)] : []),
  ];
  // The parser's own complaints come last: of a name that leaves the workspace it only says that it is unknown.
  const errors = refusals.some(({ rule }) => rule === 'kql.leaves') ? [] : parsed.errors;
  const all = [...refusals, ...errors.map(({ code, message, start }) => wrong(text, code, message, start))];
  const windows = reads.flatMap((read) => windowOf(read) ?? []);
  if (all.length > 0 || limit === null) return { allowed: false, refusals: distinct(all) };
  return {
    allowed: true,
    tables: [...new Set(reads.map(({ table }) => table))].sort(),
    window: {
      start: new Date(Math.min(...windows.map(({ from }) => from))).toISOString(),
      end: new Date(Math.max(...windows.map(({ to }) => to))).toISOString(),
    },
    limit,
  };
}

/** One line for each reason, for a person or a model: what, why, what instead. */
export const renderRefusals = (refusals: readonly Refusal[]): string =>
  refusals
    .map(({ rule, operator, message, instead }) => `${operator}: ${message}. Instead: ${instead} [${rule}]`)
    .join('\n');

/** Open brackets at most, those in strings too. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const character of text) {
    if ('([{'.includes(character)) most = Math.max(most, (depth += 1));
    if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return most;
}

const refuse = (refusal: Refusal): Judgement => ({ allowed: false, refusals: [refusal] });

const distinct = (refusals: readonly Refusal[]): Refusal[] => [
  ...new Map(refusals.map((one) => [`${one.rule} ${one.operator} ${one.message}`, one])).values(),
];

function wrong(text: string, code: string, message: string, start: number): Refusal {
  const word = /^[\w.*-]+/.exec(text.slice(start))?.[0] ?? text.slice(start, start + 20);
  return {
    rule: code === 'KS204' ? 'kql.table' : 'kql.syntax',
    operator: word === '' ? 'the query' : word,
    message: `${message} (${code})`,
    instead: 'correct it; tables and columns are those of the list that you were given',
  };
}

function leaves(syntax: Syntax): Refusal[] {
  const refusals: Refusal[] = [];
  for (const node of walk(syntax)) {
    const word = LEAVES[node.kind];
    const name = node.kind === 'FunctionCallExpression' ? nameOf(node) : '';
    const plugin = node.kind === 'EvaluateOperator' ? node.children.find(isCall) : undefined;
    if (word !== undefined)
      refusals.push({
        rule: 'kql.leaves',
        operator: plugin === undefined ? word.operator : `${word.operator} ${nameOf(plugin)}`,
        message: 'may leave the workspace, or says less than it should about what is read',
        instead: word.instead,
      });
    else if (ELSEWHERE.has(name.toLowerCase()))
      refusals.push({
        rule: 'kql.leaves',
        operator: `${name}()`,
        message: 'reads another store than the workspace of this incident',
        instead: 'query a table of this workspace by its plain name',
      });
  }
  return refusals;
}

function statements(syntax: Syntax): Refusal[] {
  const found = [...walk(syntax)].filter(({ kind }) => kind.endsWith('Statement'));
  return found.length <= 1
    ? []
    : [
        {
          rule: 'kql.operator',
          operator: ';',
          message: 'joins several statements',
          instead: 'ask one query at a time',
        },
      ];
}

function unknownParts(syntax: Syntax): Refusal[] {
  return [...walk(syntax)].flatMap((node): Refusal[] => {
    if (node.kind in LEAVES) return [];
    if (!allowsKind(node.kind))
      return [
        {
          rule: 'kql.operator',
          operator: node.text.split(/\s/)[0]?.slice(0, 40) ?? node.kind,
          message: `${node.kind} is not among what a query may hold`,
          instead:
            'use where, extend, project, project-away, summarize, distinct, count, order, top, limit and join',
        },
      ];
    const name = node.kind === 'FunctionCallExpression' ? nameOf(node) : '';
    return name === '' || FUNCTIONS.has(name) || ELSEWHERE.has(name.toLowerCase()) || isPlugin(node, syntax)
      ? []
      : [
          {
            rule: 'kql.function',
            operator: `${name}()`,
            message: 'is not among the functions that a query may call',
            instead: `use one of: ${[...FUNCTIONS].slice(0, 12).join(', ')}, ...`,
          },
        ];
  });
}

const isCall = ({ kind }: Syntax): boolean => kind === 'FunctionCallExpression';
const nameOf = (call: Syntax): string => call.children[0]?.text ?? '';
const isPlugin = (call: Syntax, syntax: Syntax): boolean =>
  [...walk(syntax)].some(({ kind, children }) => kind === 'EvaluateOperator' && children.includes(call));

interface TableRead {
  table: string;
  /** The operator that follows the table's name directly, if one does. */
  first: Syntax | null;
}

/** Every place where a table's rows come from: the leftmost name of a pipe, or a name that stands alone. */
function readsOf(syntax: Syntax, tables: Tables): TableRead[] {
  const reads: TableRead[] = [];
  const seen = new Set<Syntax>();
  for (const node of walk(syntax)) {
    const [source, , operator] = node.kind === 'PipeExpression' ? node.children : [];
    if (source?.kind === 'NameReference' && operator !== undefined) {
      seen.add(source);
      reads.push({ table: source.text, first: operator });
    } else if (node.kind === 'NameReference' && !seen.has(node) && Object.hasOwn(tables, node.text))
      reads.push({ table: node.text, first: null });
  }
  return reads;
}

function timeRefusals(read: TableRead, { window }: QueryBounds): Refusal[] {
  const found = windowOf(read);
  const form = `${read.table} | where TimeGenerated between (datetime(<start>) .. datetime(<end>))`;
  if (found === null)
    return [
      {
        rule: 'kql.time',
        operator: read.table,
        message: 'is read without a time window as its first step',
        instead: `begin with \`${form}\``,
      },
    ];
  const { from, to } = found;
  return from <= to && from >= Date.parse(window.start) && to <= Date.parse(window.end)
    ? []
    : [
        {
          rule: 'kql.time',
          operator: read.table,
          message: 'is read outside the time of this incident',
          instead: `stay between ${window.start} and ${window.end}: \`${form}\``,
        },
      ];
}

/** Milliseconds since 1970 of `where TimeGenerated between (datetime(a) .. datetime(b))`, alone or the first of several. */
function windowOf({ first }: TableRead): { from: number; to: number } | null {
  if (first?.kind !== 'FilterOperator') return null;
  const between = conjuncts(first.children.at(-1)).find(({ kind }) => kind === 'BetweenExpression');
  const [column, , couple] = between?.children ?? [];
  const bounds = couple?.children.filter(({ kind }) => kind === 'DateTimeLiteralExpression') ?? [];
  if (column?.text !== 'TimeGenerated' || bounds.length !== 2) return null;
  const [from = Number.NaN, to = Number.NaN] = bounds.map(({ text }) => dateTimeOf(text));
  return Number.isNaN(from) || Number.isNaN(to) ? null : { from, to };
}

function conjuncts(node: Syntax | undefined): Syntax[] {
  if (node === undefined) return [];
  return node.kind === 'AndExpression'
    ? [...conjuncts(node.children[0]), ...conjuncts(node.children.at(-1))]
    : [node];
}

/** Only the one form that every reader reads alike. */
function dateTimeOf(literal: string): number {
  const text = /^datetime\(\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z)\s*\)$/.exec(literal)?.[1];
  return text === undefined ? Number.NaN : Date.parse(text);
}

/** The number of the last step `limit N`; null without one. */
function limitOf(syntax: Syntax): number | null {
  const statement = [...walk(syntax)].find(({ kind }) => kind === 'ExpressionStatement');
  const last = statement?.children[0];
  const operator = last?.kind === 'PipeExpression' ? last.children.at(-1) : undefined;
  const [word, , count] = operator?.kind === 'TakeOperator' ? operator.children : [];
  return word?.text === 'limit' && /^\d{1,9}$/.test(count?.text ?? '') ? Number(count?.text) : null;
}

/** `take` means the same, but Azure's MCP server adds a limit of 20 to a query in which it does not see the word. */
function limitRefusals(limit: number | null, maxRows: number): Refusal[] {
  return limit !== null && limit >= 1 && limit <= maxRows
    ? []
    : [
        {
          rule: 'kql.limit',
          operator: 'limit',
          message: limit === null ? 'is not the last step' : `asks for ${limit} rows`,
          instead: `end with \`| limit N\`, N from 1 to ${maxRows}`,
        },
      ];
}

const noTable = (tables: Tables): Refusal => ({
  rule: 'kql.table',
  operator: 'the query',
  message: 'reads no known table',
  instead: `begin with one of ${Object.keys(tables).join(', ')}`,
});
