// What Azure's MCP server answers, as rows of the columns that the query was planned to give.
import { createHash } from 'node:crypto';
import { objectOf } from '../../text/plain-data.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import type { Column } from '../plan/plan.ts';

export type Cell = string | number | null;

/** Cells in the order of the columns; times are ISO 8601 in UTC. */
export type Rows = Cell[][];

const MOST_CELL = 300;

/**
 * @param answer the tool's text: JSON with `results`, a list of objects or a failure
 * @returns rows, or in words why there are none
 */
export function readRows(answer: string, columns: readonly Column[]): Rows | string {
  let body: Record<string, unknown>;
  try {
    body = objectOf(JSON.parse(answer));
  } catch {
    return `the answer is not JSON: ${shorten(cleanText(answer), 200)}`;
  }
  if (body['status'] !== 200)
    return `status ${String(body['status'])}: ${shorten(cleanText(String(body['message'] ?? '')), 200)}`;
  const results = body['results'] ?? [];
  const list = Array.isArray(results) ? results : Object.values(objectOf(results)).find(Array.isArray);
  if (!Array.isArray(list)) return 'the answer holds no list of results';
  const rows = list.map((row) => columns.map(({ name, type }) => cellOf(objectOf(row)[name], type)));
  const bad = rows.findIndex((row) => row.includes(undefined));
  return bad === -1 ? (rows as Rows) : `row ${bad + 1} does not have the columns that were asked for`;
}

function cellOf(value: unknown, type: Column['type']): Cell | undefined {
  if (value === null || value === undefined || (value === '' && type !== 'text')) return null;
  if (type === 'text') return shorten(cleanText(String(value)), MOST_CELL);
  if (type === 'number') {
    const number = Number(value);
    return Number.isFinite(number) ? number : String(value) === 'NaN' ? null : undefined;
  }
  const at = timeOf(String(value));
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** ISO, or as .NET writes it: `07/01/2026 10:00:00 +00:00`. */
function timeOf(text: string): number {
  const [, month, day, year, time, zone] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)(?: ([+-]\d\d:\d\d))?$/.exec(text) ?? [];
  return Date.parse(time === undefined ? text : `${year}-${month}-${day}T${time}${zone ?? 'Z'}`);
}

/** Of the canonical JSON, columns first. */
export const digestOf = (columns: readonly Column[], rows: Rows): string =>
  createHash('sha256')
    .update(JSON.stringify([columns.map(({ name }) => name), rows]))
    .digest('hex');
