// Computes a claim's value from rows: the writer's numbers and the gate's come from here alone.
import type { Cell, Rows } from '../evidence/rows.ts';
import type { Formula, Where } from './claim.ts';

export interface Table {
  columns: string[];
  rows: Rows;
}

/** Null when there is nothing to compute it from, or a column is not there. */
export function compute(formula: Formula, table: Table): number | null {
  if (formula.of === 'rows') return table.rows.length;
  const rows = rowsWhere(table, formula.where);
  if (formula.of === 'share') {
    const [part, whole] = [numbers(table, rows, formula.part), numbers(table, rows, formula.whole)];
    const all = sum(whole);
    return part.length === 0 || all <= 0 ? null : round((sum(part) / all) * 100, 1);
  }
  const values = numbers(table, rows, formula.column);
  if (values.length === 0) return null;
  if (formula.of === 'sum') return round(sum(values), 3);
  return round(formula.of === 'max' ? Math.max(...values) : Math.min(...values), 3);
}

export function rowsWhere({ columns, rows }: Table, where: Where | undefined): Rows {
  if (where === undefined) return rows;
  const at = columns.indexOf(where.column);
  return rows.filter((row) => at !== -1 && matches(row[at] ?? null, where));
}

function matches(cell: Cell, where: Where): boolean {
  if ('equals' in where) return String(cell ?? '') === where.equals;
  return typeof cell === 'string' && cell >= where.from && cell < where.to;
}

function numbers({ columns }: Table, rows: Rows, column: string): number[] {
  const at = columns.indexOf(column);
  return rows.map((row) => row[at]).filter((cell) => typeof cell === 'number');
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
