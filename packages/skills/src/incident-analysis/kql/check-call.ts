// What the MCP door asks before a query reaches Azure's server: the same guard, whoever wrote the query.
import type { CheckCall } from '@agent-harness/contracts';
import { type QueryBounds, judgeQuery, renderRefusals } from './guard.ts';
import { type ParseKql, openKql } from './language.ts';
import { TABLES } from './tables.ts';

const TOOL = 'monitor_workspace_log_query';

/** The door knows no incident: it holds where a query may look and that it says when, not which hour is meant. */
const BOUNDS: QueryBounds = {
  tables: TABLES,
  window: { start: '2020-01-01T00:00:00.000Z', end: '2100-01-01T00:00:00.000Z' },
  maxRows: 200,
};

let parse: ParseKql | null = null;

const check: CheckCall = (tool, { query }) => {
  if (tool !== TOOL) return `${tool} has no check here; the one tool with a check is ${TOOL}`;
  const judgement = judgeQuery(String(query ?? ''), BOUNDS, (parse ??= openKql(TABLES)));
  return judgement.allowed ? null : renderRefusals(judgement.refusals);
};

export default check;
