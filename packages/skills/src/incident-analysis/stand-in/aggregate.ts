// Aggregates of the stand-in, over the rows of one group.
import type { Syntax } from '../kql/language.ts';
import {
  CannotAnswer,
  type Row,
  type Value,
  argumentsOf,
  compareValues,
  expression,
  keyOf,
} from './expression.ts';

/** @throws CannotAnswer */
export function aggregate(node: Syntax | undefined): (rows: readonly Row[]) => Value {
  const name = node?.kind === 'FunctionCallExpression' ? (node.children[0]?.text ?? '') : '';
  const given = (node === undefined ? [] : argumentsOf(node)).map(expression);
  const [first = () => null, second = () => null] = given;
  const values = (rows: readonly Row[]): Value[] => rows.map(first).filter((value) => value !== null);
  const where = (rows: readonly Row[], holds: (row: Row) => Value) =>
    rows.filter((row) => holds(row) === true);
  const sum = (rows: readonly Row[]): number =>
    values(rows).reduce<number>((total, value) => total + Number(value), 0);
  switch (name) {
    case 'count':
      return (rows) => rows.length;
    case 'countif':
      return (rows) => where(rows, first).length;
    case 'sum':
      return sum;
    case 'sumif':
      return (rows) => sum(where(rows, second));
    case 'avg':
      return (rows) => (values(rows).length === 0 ? null : sum(rows) / values(rows).length);
    case 'min':
      return (rows) => values(rows).toSorted(compareValues)[0] ?? null;
    case 'max':
      return (rows) => values(rows).toSorted(compareValues).at(-1) ?? null;
    case 'dcount':
      return (rows) => new Set(values(rows).map((value) => keyOf([value]))).size;
    case 'percentile':
      return (rows) => nearestRank(values(rows), Number(second({})));
    default:
      throw new CannotAnswer(`the aggregate ${name === '' ? (node?.text ?? '') : `${name}()`}`);
  }
}

/** Kusto estimates; over the few rows here the nearest rank is what it gives. */
function nearestRank(values: Value[], percent: number): Value {
  const sorted = values.toSorted(compareValues);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
