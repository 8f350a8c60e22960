// Answers the log query tool straight from tables, in the form of Azure's MCP server: for tests without that server.
import type { CallTool } from '../evidence/ask-azure.ts';
import { openKql } from '../kql/language.ts';
import { TABLES } from '../kql/tables.ts';
import { type Data, evaluate } from './evaluate.ts';

export function answerTool(data: Data): CallTool {
  const parse = openKql(TABLES);
  return async (_tool, given) => {
    const { columns, rows } = evaluate(parse(String(given['query'])).syntax, data);
    const results = rows.map((row) =>
      Object.fromEntries(columns.map((column, at) => [column, asText(row[at] ?? null)])),
    );
    return { text: JSON.stringify({ status: 200, message: 'Success', results }), isError: false };
  };
}

/** The server gives every cell as text, times as .NET writes them. */
function asText(cell: unknown): string | null {
  if (!(cell instanceof Date)) return cell === null ? null : String(cell);
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T([\d:]{8})/.exec(cell.toISOString()) ?? [];
  return `${month}/${day}/${year} ${time} +00:00`;
}
