// What the rows show, in the order of a report: is the alert confirmed, when did it begin, what came before, what fits.
import type { Alert } from '../alert/alert.ts';
import type { Claim } from '../claims/claim.ts';
import { openLedger } from '../claims/ledger.ts';
import type { Table } from '../claims/compute.ts';
import { isAbove } from '../claims/wilson.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import type { Plan } from '../plan/plan.ts';
import type { Hypothesis, TimelineEntry } from './hypothesis.ts';
import { safe, weigh } from './weigh.ts';

export type Assessment = Pick<
  EvidenceIndex,
  'finding' | 'headline' | 'claims' | 'timeline' | 'hypotheses' | 'unknown' | 'nextStep'
>;

/**
 * @param tables rows of every query that was answered, by its id
 * @param failed ids of queries without an answer
 */
export function assess(
  alert: Alert,
  plan: Omit<Plan, 'queries'>,
  tables: ReadonlyMap<string, Table>,
  failed: readonly string[],
): Assessment {
  const ledger = openLedger(tables);
  const onset = onsetOf(plan, tables.get('q1'));
  const hypotheses = weigh({ plan, tables, ledger, onset });
  for (const { cause, status } of hypotheses) ledger.cite({ kind: 'hypothesis', cause, status });
  const finding = findingOf(plan, ledger.value);
  ledger.cite({ kind: 'finding', value: finding });
  const timeline: TimelineEntry[] = [
    {
      at: alert.firedAt,
      kind: 'alert',
      text: `The alert fired ${ledger.cite({ kind: 'alert', field: 'firedAt', value: alert.firedAt })}.`,
    },
    ...changes(tables.get('q11'), ledger.text),
    ...versions(tables.get('q6'), ledger.text),
    ...exceptions(plan, tables.get('q9'), tables.get('q10'), ledger),
    ...silence(plan, tables.get('q1'), ledger),
    ...(onset === null
      ? []
      : [
          {
            at: onset,
            kind: 'error' as const,
            text: `Failed requests rose: ${ledger.number('q1', { of: 'sum', column: 'failed', where: { column: 'TimeGenerated', from: onset, to: after(onset) } })} of ${ledger.number('q1', { of: 'sum', column: 'total', where: { column: 'TimeGenerated', from: onset, to: after(onset) } })} in these five minutes.`,
          },
        ]),
  ];
  return {
    finding,
    headline: headlineOf(plan, ledger.number),
    claims: ledger.claims satisfies Claim[],
    timeline: timeline.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.kind < b.kind ? -1 : 1)),
    hypotheses,
    unknown: unknownOf(finding, hypotheses, failed, tables),
    nextStep: nextOf(finding, hypotheses),
  };
}

const after = (time: string): string => new Date(Date.parse(time) + 300_000).toISOString();
type Value = ReturnType<typeof openLedger>['value'];

function pairOf(value: Value, window: { start: string; end: string }): [number, number] {
  const where = { column: 'TimeGenerated', from: window.start, to: window.end };
  return [
    value('q1', { of: 'sum', column: 'failed', where }) ?? 0,
    value('q1', { of: 'sum', column: 'total', where }) ?? 0,
  ];
}

function findingOf({ during, before }: Omit<Plan, 'queries'>, value: Value): Assessment['finding'] {
  const [now, then] = [pairOf(value, during), pairOf(value, before)];
  // Silence is no proof of health: it is also what an outage of everything looks like.
  if (now[1] === 0 || then[1] === 0) return 'no data';
  return isAbove(now, then) ? 'confirmed' : 'not confirmed';
}

/** The first five minutes from which on the share of failures stays above that of the first half hour. */
function onsetOf({ during }: Omit<Plan, 'queries'>, table: Table | undefined): string | null {
  const [time, total, failed] = ['TimeGenerated', 'total', 'failed'].map(
    (name) => table?.columns.indexOf(name) ?? -1,
  );
  const bins = (table?.rows ?? []).map((row) => ({
    at: String(row[time ?? -1]),
    pair: [Number(row[failed ?? -1] ?? 0), Number(row[total ?? -1] ?? 0)] as [number, number],
  }));
  const quiet = bins
    .slice(0, 6)
    .reduce<[number, number]>(([a, b], { pair }) => [a + pair[0], b + pair[1]], [0, 0]);
  let onset: string | null = null;
  for (const { at, pair } of bins.toReversed()) {
    if (isAbove(pair, quiet)) onset = at;
    else if (at < during.start) break;
  }
  return onset;
}

type Text = ReturnType<typeof openLedger>['text'];

const at = (table: Table, row: Table['rows'][number], column: string) =>
  row[table.columns.indexOf(column)] ?? null;

function changes(table: Table | undefined, text: Text): TimelineEntry[] {
  return (table?.rows ?? []).slice(0, 20).flatMap((row) => {
    const [time, operation, resource] = ['TimeGenerated', 'OperationNameValue', '_ResourceId'].map((name) =>
      String(at(table as Table, row, name) ?? ''),
    ) as [string, string, string];
    const where = { column: 'TimeGenerated', equals: time };
    const name = resource.split('/').at(-1) ?? '';
    return [
      {
        at: time,
        kind: 'change' as const,
        text: `${safe(operation)} on ${safe(name)} ${text('q11', 'OperationNameValue', where, operation)} ${text('q11', '_ResourceId', where, resource)}.`,
      },
    ];
  });
}

function versions(table: Table | undefined, text: Text): TimelineEntry[] {
  return (table?.rows ?? []).slice(0, 10).map((row) => {
    const version = String(at(table as Table, row, 'AppVersion') ?? '');
    return {
      at: String(at(table as Table, row, 'firstSeen')),
      kind: 'version' as const,
      text: `First request of version ${safe(version)} in this time ${text('q6', 'AppVersion', { column: 'AppVersion', equals: version }, version)}.`,
    };
  });
}

/** Exceptions that the first half of the hour before did not have, from when they were first seen. */
function exceptions(
  plan: Omit<Plan, 'queries'>,
  now: Table | undefined,
  before: Table | undefined,
  { text, number }: ReturnType<typeof openLedger>,
): TimelineEntry[] {
  const quiet = new Date(Date.parse(plan.before.start) + 30 * 60_000).toISOString();
  const firstBefore = new Map(
    (before?.rows ?? []).map((row) => [
      String(at(before as Table, row, 'ExceptionType')),
      String(at(before as Table, row, 'firstSeen')),
    ]),
  );
  return (now?.rows ?? []).slice(0, 10).flatMap((row) => {
    const type = String(at(now as Table, row, 'ExceptionType') ?? '');
    const first = firstBefore.get(type) ?? String(at(now as Table, row, 'firstSeen'));
    if (first < quiet) return [];
    const where = { column: 'ExceptionType', equals: type };
    return [
      {
        at: first,
        kind: 'error' as const,
        text: `First ${safe(type)} ${text('q9', 'ExceptionType', where, type)}; ${number('q9', { of: 'sum', column: 'n', where })} while the alert looked.`,
      },
    ];
  });
}

/** Where the series of requests ends early: what came after is not known. */
function silence(
  { during }: Omit<Plan, 'queries'>,
  table: Table | undefined,
  { number }: ReturnType<typeof openLedger>,
): TimelineEntry[] {
  const last = (table?.rows ?? []).map((row) => String(at(table as Table, row, 'TimeGenerated'))).at(-1);
  if (last === undefined || after(last) >= during.end) return [];
  const where = { column: 'TimeGenerated', from: last, to: after(last) };
  return [
    {
      at: last,
      kind: 'error',
      text: `The last requests that were recorded: ${number('q1', { of: 'sum', column: 'total', where })} in these five minutes, and none after them.`,
    },
  ];
}

function headlineOf(
  { during, before }: Omit<Plan, 'queries'>,
  number: ReturnType<typeof openLedger>['number'],
): string {
  const share = (query: string, window?: { start: string; end: string }): string =>
    number(query, {
      of: 'share',
      part: 'failed',
      whole: 'total',
      ...(window ? { where: { column: 'TimeGenerated', from: window.start, to: window.end } } : {}),
    });
  return `Failed requests while the alert looked: ${share('q1', during)}; in the hour before: ${share('q1', before)}; at the same time a week earlier: ${share('q2')}.`;
}

function unknownOf(
  finding: Assessment['finding'],
  hypotheses: readonly Hypothesis[],
  failed: readonly string[],
  tables: ReadonlyMap<string, Table>,
): string[] {
  const empty = [...tables].filter(([, { rows }]) => rows.length === 0).map(([id]) => id);
  return [
    ...(finding === 'no data'
      ? ['How the service is: there are no requests to judge by, which an outage looks like too.']
      : []),
    ...(failed.length > 0
      ? [`What the queries ${failed.join(', ')} would have shown: they got no answer.`]
      : []),
    ...(empty.length > 0
      ? [`Whether nothing happened or nothing was recorded: the queries ${empty.join(', ')} gave no rows.`]
      : []),
    ...hypotheses
      .filter(({ status }) => status === 'open')
      .map(({ title }) => `${title}: the evidence does not settle it.`),
    'What customers saw, and whether any work was done twice or lost.',
    'What happened outside this workspace.',
  ];
}

function nextOf(finding: Assessment['finding'], hypotheses: readonly Hypothesis[]): string {
  if (finding === 'no data')
    return 'Ask whether telemetry arrives at all: look at the component in the portal and call the service by hand.';
  if (finding === 'not confirmed')
    return 'Open the first query, look whether failures came after this time, and ask whether the rule’s threshold fits.';
  const supported = hypotheses.filter(({ status }) => status === 'supported');
  if (supported.length === 0)
    return 'No hypothesis is supported alone: look at single failed requests, and at what is not in this workspace.';
  return `Try to prove this wrong first: ${supported.map(({ title, disprove }) => `${title} — ${disprove}`).join(' ')}`;
}
