// Collects an incident's evidence: alert, plan, guarded queries, rows, and what they show. No model takes part.
import { HarnessError } from '@agent-harness/contracts';
import { readAlert } from '../alert/read-alert.ts';
import type { Alert } from '../alert/alert.ts';
import { lineChart } from '../charts/line-chart.ts';
import type { Table } from '../claims/compute.ts';
import {
  type AnsweredQuery,
  type CheckedAlert,
  type EvidenceIndex,
  INDEX_SCHEMA,
  type RowsFile,
} from '../evidence-files.ts';
import { assess } from '../hypotheses/assess.ts';
import { judgeQuery, renderRefusals } from '../kql/guard.ts';
import { openKql } from '../kql/language.ts';
import { TABLES } from '../kql/tables.ts';
import { buildLogsLink } from '../links/logs-link.ts';
import { type Plan, type PlannedQuery, boundsOf, planQueries } from '../plan/plan.ts';
import { type Scope, readScope, workspaceId } from '../plan/scope.ts';
import { type CallTool, askAzure } from './ask-azure.ts';
import { type Rows, digestOf } from './rows.ts';

export interface CollectInput {
  /** The alert as it was sent. */
  alert: string;
  /** `.harness/incident.json`. */
  scope: string;
  call: CallTool;
  /** Milliseconds since 1970. */
  now: number;
}

export interface Evidence {
  alert: Alert;
  index: EvidenceIndex;
  rows: RowsFile[];
  /** SVG by file name. */
  charts: Record<string, string>;
}

export const MOST_ROWS = 200;

/** @throws HarnessError when the alert, the scope or a query cannot be used; a query without an answer is evidence */
export async function collect({ alert: payload, scope: text, call, now }: CollectInput): Promise<Evidence> {
  const [alert, scope] = [readAlert(payload), readScope(text)];
  const { queries, ...plan } = planQueries(alert, scope);
  requireAllowed({ ...plan, queries });
  const answered: AnsweredQuery[] = [];
  const files: RowsFile[] = [];
  for (const query of queries) {
    const answer = await askAzure(query, scope, call, now);
    answered.push(answeredOf(query, answer, scope));
    if (typeof answer !== 'string')
      files.push({
        schema: 'incident-rows/1',
        query: query.id,
        columns: query.columns.map(({ name }) => name),
        rows: answer,
      });
  }
  return evidenceOf(alert, scope, plan, answered, files);
}

/** Also what the verifier does, with the rows that it was given: the same rows give the same evidence. */
export function evidenceOf(
  alert: Alert,
  scope: Scope,
  plan: Omit<Plan, 'queries'>,
  queries: AnsweredQuery[],
  rows: RowsFile[],
): Evidence {
  const tables = new Map<string, Table>(rows.map((file) => [file.query, file]));
  const failed = queries.filter(({ state }) => state === 'failed').map(({ id }) => id);
  const assessed = assess(alert, plan, tables, failed);
  return {
    alert,
    index: {
      schema: INDEX_SCHEMA,
      alert: checked(alert),
      rule: alert.rule,
      scope,
      plan,
      queries,
      ...assessed,
    },
    rows,
    charts: { 'requests.svg': requestsChart(plan, tables.get('q1'), assessed) },
  };
}

const checked = ({ severity, signal, state, firedAt, resolvedAt, window, targets }: Alert): CheckedAlert => ({
  severity,
  signal,
  state,
  firedAt,
  resolvedAt,
  window,
  targets,
});

/** The templates are ours and the values checked; the guard is asked all the same, as the door asks it. */
function requireAllowed(plan: Plan): void {
  const bounds = { tables: TABLES, window: boundsOf(plan), maxRows: MOST_ROWS };
  const parse = openKql(TABLES);
  for (const { id, kql } of plan.queries) {
    const judgement = judgeQuery(kql, bounds, parse);
    if (!judgement.allowed)
      throw new HarnessError(
        'plan.query',
        `query ${id} may not run:\n${renderRefusals(judgement.refusals)}`,
        'this is a mistake of the skill; report it with the alert',
      );
  }
}

export function answeredOf(
  { columns, ...query }: PlannedQuery,
  answer: Rows | string,
  scope: Scope,
): AnsweredQuery {
  const rows = typeof answer === 'string' ? [] : answer;
  return {
    ...query,
    columns,
    state: typeof answer === 'string' ? 'failed' : rows.length === 0 ? 'empty' : 'rows',
    problem: typeof answer === 'string' ? answer : null,
    rowCount: rows.length,
    truncated: rows.length >= MOST_ROWS,
    sha256: digestOf(columns, rows),
    link: buildLogsLink({
      host: scope.portal,
      tenant: scope.tenant,
      resource: workspaceId(scope),
      query: query.kql,
      window: query.window,
    }),
  };
}

function requestsChart(
  plan: Omit<Plan, 'queries'>,
  table: Table | undefined,
  { timeline }: Pick<EvidenceIndex, 'timeline'>,
): string {
  const column = (name: string) => {
    const [time, value] = [table?.columns.indexOf('TimeGenerated') ?? -1, table?.columns.indexOf(name) ?? -1];
    return (table?.rows ?? []).map((row) => ({
      at: Date.parse(String(row[time])),
      value: typeof row[value] === 'number' ? row[value] : null,
    }));
  };
  return lineChart({
    title: 'Requests',
    unit: 'per five minutes',
    series: [
      { name: 'failed', points: column('failed') },
      { name: 'all', points: column('total') },
    ],
    marked: { from: Date.parse(plan.during.start), to: Date.parse(plan.during.end) },
    events: timeline
      .filter(({ kind }) => kind === 'change')
      .map(({ at }, index) => ({ at: Date.parse(at), label: String.fromCharCode(65 + index) })),
  });
}
