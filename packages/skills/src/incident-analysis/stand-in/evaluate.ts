// Answers a query from tables of data: a small part of KQL, on Kusto's own syntax tree. What it cannot answer is an error.
import type { Syntax } from '../kql/language.ts';
import { walk } from '../kql/language.ts';
import { CannotAnswer, type Row, type Value, compareValues, expression, keyOf } from './expression.ts';
import { aggregate } from './aggregate.ts';

/** Rows by table; times are `Date`s. */
export type Data = Readonly<Record<string, readonly Row[]>>;

export interface Answer {
  columns: string[];
  rows: Value[][];
}

type Rows = readonly Row[];

/**
 * where, extend, project, project-away, distinct, count, order, top, take, limit, summarize by bin(), join kind=inner;
 * `render` at the end is passed over. Functions and aggregates: see `expression.ts` and `aggregate.ts`.
 * @throws CannotAnswer for everything else, and for a table that there is no data of
 */
export function evaluate(syntax: Syntax, data: Data): Answer {
  const statements = [...walk(syntax)].filter(({ kind }) => kind.endsWith('Statement'));
  const [statement] = statements;
  if (statements.length !== 1 || statement?.kind !== 'ExpressionStatement')
    throw new CannotAnswer(`${statements.length} statements`);
  const rows = tabular(statement.children[0], data);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}

function tabular(node: Syntax | undefined, data: Data): Rows {
  switch (node?.kind) {
    case 'NameReference': {
      const rows = data[node.text];
      if (rows === undefined) throw new CannotAnswer(`the table ${node.text}`);
      return rows;
    }
    case 'ParenthesizedExpression':
      return tabular(node.children[1], data);
    case 'PipeExpression':
      return step(node.children[2], tabular(node.children[0], data), data);
    default:
      throw new CannotAnswer(node?.kind ?? 'nothing');
  }
}

function step(operator: Syntax | undefined, rows: Rows, data: Data): Rows {
  const parts = operator?.children ?? [];
  const list = parts.findLast(({ kind }) => kind === 'List')?.children ?? [];
  switch (operator?.kind) {
    case 'FilterOperator': {
      const holds = expression(parts.at(-1));
      return rows.filter((row) => holds(row) === true);
    }
    case 'ExtendOperator': {
      const made = list.map(named);
      return rows.map((row) => made.reduce((so, [name, of]) => ({ ...so, [name]: of(so) }), row));
    }
    case 'ProjectOperator': {
      const made = list.map(named);
      return rows.map((row) => Object.fromEntries(made.map(([name, of]) => [name, of(row)])));
    }
    case 'ProjectAwayOperator': {
      const gone = new Set(list.map(({ text }) => text));
      return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !gone.has(name))));
    }
    case 'DistinctOperator': {
      const made = list.map(named);
      const kept = rows.map((row) => Object.fromEntries(made.map(([name, of]) => [name, of(row)])));
      return [...new Map(kept.map((row) => [keyOf(Object.values(row)), row])).values()];
    }
    case 'CountOperator':
      return [{ Count: rows.length }];
    case 'SortOperator':
      return rows.toSorted(order(list));
    case 'TopOperator':
      return rows.toSorted(order(parts.slice(-1))).slice(0, wholeNumber(parts[2]));
    case 'TakeOperator':
      return rows.slice(0, wholeNumber(parts.at(-1)));
    case 'SummarizeOperator':
      return summarize(parts, rows);
    case 'JoinOperator':
      return join(parts, rows, data);
    case 'RenderOperator':
      return rows;
    default:
      throw new CannotAnswer(`the operator ${operator?.text.split(/\s/)[0] ?? ''}`);
  }
}

/** The column's name and how its value comes about. `bin(X, s)` is called `X`, as Kusto calls it. */
function named(node: Syntax): [string, (row: Row) => Value] {
  if (node.kind === 'SimpleNamedExpression')
    return [node.children[0]?.text ?? '', expression(node.children.at(-1))];
  if (node.kind === 'NameReference') return [node.text, expression(node)];
  const [call, given] = node.kind === 'FunctionCallExpression' ? node.children : [];
  const first = call?.text === 'bin' ? given?.children[1]?.children[0] : undefined;
  if (first?.kind === 'NameReference') return [first.text, expression(node)];
  throw new CannotAnswer(`a column without a name: ${node.text}`);
}

/** Kusto sorts downwards unless told otherwise; nulls are last then, and first when it sorts upwards. */
function order(list: readonly Syntax[]): (one: Row, other: Row) => number {
  const keys = list.map((node) => {
    const ordered = node.kind === 'OrderedExpression';
    const clause = ordered ? node.children[1] : undefined;
    if (/nulls/.test(clause?.text ?? '')) throw new CannotAnswer('nulls first or last');
    return {
      of: expression(ordered ? node.children[0] : node),
      sign: /^(asc|granny-asc)/.test(clause?.text ?? '') ? 1 : -1,
    };
  });
  return (one, other) => {
    for (const { of, sign } of keys) {
      const found = compareValues(of(one), of(other)) * sign;
      if (found !== 0) return found;
    }
    return 0;
  };
}

function wholeNumber(node: Syntax | undefined): number {
  if (node?.kind !== 'LongLiteralExpression') throw new CannotAnswer(`a number of rows that is computed`);
  return Number(node.text);
}

function summarize(parts: readonly Syntax[], rows: Rows): Rows {
  const aggregates = (parts.filter(({ kind }) => kind === 'List').at(-1)?.children ?? []).map((node) => {
    const name = node.kind === 'SimpleNamedExpression' ? (node.children[0]?.text ?? '') : defaultName(node);
    return [name, aggregate(node.kind === 'SimpleNamedExpression' ? node.children.at(-1) : node)] as const;
  });
  const clause = parts.find(({ kind }) => kind === 'SummarizeByClause');
  const keys = (clause?.children.find(({ kind }) => kind === 'List')?.children ?? []).map(named);
  const groups = new Map<string, { key: Row; rows: Row[] }>();
  for (const row of rows) {
    const key = Object.fromEntries(keys.map(([name, of]) => [name, of(row)]));
    const id = keyOf(Object.values(key));
    const group = groups.get(id) ?? { key, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  // Without `by`, no rows give one row of empty aggregates; with it, none.
  if (keys.length === 0 && rows.length === 0) groups.set('', { key: {}, rows: [] });
  return [...groups.values()].map(({ key, rows: own }) => ({
    ...key,
    ...Object.fromEntries(aggregates.map(([name, of]) => [name, of(own)])),
  }));
}

function defaultName(node: Syntax): string {
  const [name, given] = node.children;
  const column = given?.children[1]?.children[0];
  return column?.kind === 'NameReference' ? `${name?.text ?? ''}_${column.text}` : `${name?.text ?? ''}_`;
}

function join(parts: readonly Syntax[], rows: Rows, data: Data): Rows {
  const kind = parts.flatMap(({ children }) => children).find((node) => node.kind === 'NamedParameter');
  if (kind?.text.replace(/\s/g, '') !== 'kind=inner') throw new CannotAnswer('a join that is not kind=inner');
  const right = parts.find((node) => ['ParenthesizedExpression', 'NameReference'].includes(node.kind));
  const on = parts.find((node) => node.kind === 'JoinOnClause')?.children.at(-1)?.children ?? [];
  if (on.length === 0 || on.some((node) => node.kind !== 'NameReference'))
    throw new CannotAnswer('a join on something else than columns of one name');
  const columns = on.map(({ text }) => text);
  const id = (row: Row): string => keyOf(columns.map((column) => row[column] ?? null));
  const others = grouped(tabular(right, data), id);
  return rows.flatMap((row) =>
    (others.get(id(row)) ?? []).map((other) => ({ ...renamed(other, row), ...row })),
  );
}

/** A column that both sides have gets a `1` on the right. */
const renamed = (other: Row, row: Row): Row =>
  Object.fromEntries(Object.entries(other).map(([name, value]) => [name in row ? `${name}1` : name, value]));

function grouped(rows: Rows, id: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(id(row), [...(groups.get(id(row)) ?? []), row]);
  return groups;
}
