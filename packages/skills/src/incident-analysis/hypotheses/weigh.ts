// Weighs every possible cause against the rows: the same questions for each incident, whatever the alert says.
import type { Ledger } from '../claims/ledger.ts';
import { type Table, rowsWhere } from '../claims/compute.ts';
import type { Formula, Where } from '../claims/claim.ts';
import { isAbove } from '../claims/wilson.ts';
import type { Cell } from '../evidence/rows.ts';
import type { Plan } from '../plan/plan.ts';
import { code, escapeMarkdown } from '../../text/markdown.ts';
import { type Cause, type Hypothesis, statusOf } from './hypothesis.ts';

export interface Evidence {
  plan: Omit<Plan, 'queries'>;
  tables: ReadonlyMap<string, Table>;
  ledger: Ledger;
  /** When failures rose, by the series; null when they did not, or nothing is known. */
  onset: string | null;
}

const FAILED = 'failed';
const TOTAL = 'total';
/** More than this share of all failures is «most of them». Per cent. */
const MOST = 80;

export function weigh(evidence: Evidence): Hypothesis[] {
  return [
    dependency(evidence),
    release(evidence),
    oneOf(evidence, 'instance', 'q5', 'AppRoleInstance'),
    oneOf(evidence, 'operation', 'q3', 'Name'),
    load(evidence),
    change(evidence),
    platform(),
  ].map((one) => ({ ...one, status: statusOf(one.supports, one.contradicts) }));
}

type Weighed = Omit<Hypothesis, 'status'>;

const start = (cause: Cause, title: string, disprove: string): Weighed => ({
  cause,
  title,
  supports: [],
  contradicts: [],
  disprove,
});

export const safe = (name: Cell): string => code(String(name ?? '')) || escapeMarkdown(String(name ?? ''));
const share = (where?: Where): Formula => ({
  of: 'share',
  part: FAILED,
  whole: TOTAL,
  ...(where ? { where } : {}),
});
const sum = (column: string, where?: Where): Formula => ({ of: 'sum', column, ...(where ? { where } : {}) });

function pair({ ledger }: Evidence, query: string, where?: Where): [number, number] {
  return [ledger.value(query, sum(FAILED, where)) ?? 0, ledger.value(query, sum(TOTAL, where)) ?? 0];
}

const valuesOf = (table: Table | undefined, column: string): string[] => {
  const at = table?.columns.indexOf(column) ?? -1;
  return at === -1 ? [] : [...new Set((table?.rows ?? []).map((row) => String(row[at] ?? '')))];
};

function dependency(evidence: Evidence): Weighed {
  const { ledger, tables } = evidence;
  const weighed = start(
    'dependency',
    'A dependency fails',
    'Requests that do not call the named dependency fail as often as those that do.',
  );
  const targets = valuesOf(tables.get('q7'), 'Target');
  for (const target of targets) {
    const where: Where = { column: 'Target', equals: target };
    const [now, then] = [pair(evidence, 'q7', where), pair(evidence, 'q8', where)];
    const line = (rest: string): string =>
      `Calls of ${safe(target)} ${ledger.text('q7', 'Target', where, target)} failed in ${ledger.number('q7', share(where))} of cases, against ${ledger.number('q8', share(where))} in the hour before${rest}`;
    if (isAbove(now, then)) weighed.supports.push(line('.'));
  }
  if (targets.length > 0 && weighed.supports.length === 0)
    weighed.contradicts.push(
      `Calls of dependencies failed in ${ledger.number('q7', share())} of cases, against ${ledger.number('q8', share())} in the hour before; none of them rose by more than chance.`,
    );
  return weighed;
}

function release(evidence: Evidence): Weighed {
  const { ledger, tables, plan } = evidence;
  const weighed = start(
    'release',
    'A new version of the service fails',
    'The version before fails as often under the same requests, or failures go on after a roll-back.',
  );
  const table = tables.get('q6');
  const [versions, first] = [valuesOf(table, 'AppVersion'), table?.columns.indexOf('firstSeen') ?? -1];
  const fresh = versions.filter((version) => {
    const [row] = table === undefined ? [] : rowsWhere(table, { column: 'AppVersion', equals: version });
    const seen = Date.parse(String(row?.[first] ?? ''));
    // What was there in the first bin was there before anybody looked.
    return seen >= Date.parse(plan.before.start) + 300_000;
  });
  for (const version of fresh) {
    const where: Where = { column: 'AppVersion', equals: version };
    const others = versions.filter((other) => !fresh.includes(other));
    const old = others.map((other) => pair(evidence, 'q6', { column: 'AppVersion', equals: other }));
    const before: [number, number] = [
      old.reduce((all, [failed]) => all + failed, 0),
      old.reduce((all, [, total]) => all + total, 0),
    ];
    const text = `Version ${safe(version)} ${ledger.text('q6', 'AppVersion', where, version)} is new in this time and failed in ${ledger.number('q6', share(where))} of requests`;
    if (isAbove(pair(evidence, 'q6', where), before))
      weighed.supports.push(`${text}, more than the version before.`);
    else weighed.contradicts.push(`${text}, no more than the version before.`);
  }
  if (versions.length > 0 && fresh.length === 0)
    weighed.contradicts.push(
      `No version is new in this time: ${ledger.number('q6', { of: 'rows' })} was seen, from its beginning on.`,
    );
  return weighed;
}

/** Whether failures sit with one name of several, and more than its share of the traffic explains. */
function oneOf(evidence: Evidence, cause: 'instance' | 'operation', query: string, column: string): Weighed {
  const { ledger, tables } = evidence;
  const what = cause === 'instance' ? 'instance of the service' : 'operation';
  const weighed = start(
    cause,
    `One ${what} fails`,
    cause === 'instance'
      ? 'Failures go on when the named instance takes no requests.'
      : 'Other operations fail as often when they get as many requests.',
  );
  const names = valuesOf(tables.get(query), column);
  const all = pair(evidence, query);
  if (names.length < 2 || all[0] === 0) return weighed;
  for (const name of names) {
    const where: Where = { column, equals: name };
    const own = pair(evidence, query, where);
    const rest: [number, number] = [all[0] - own[0], all[1] - own[1]];
    if ((own[0] / all[0]) * 100 < MOST || !isAbove(own, rest)) continue;
    weighed.supports.push(
      `${safe(name)} ${ledger.text(query, column, where, name)} has ${ledger.number(query, sum(FAILED, where))} of ${ledger.number(query, sum(FAILED))} failed requests, and fails in ${ledger.number(query, share(where))} of its own.`,
    );
  }
  if (weighed.supports.length === 0)
    weighed.contradicts.push(
      `Failures are spread: no ${what} of ${ledger.number(query, { of: 'rows' })} has most of the ${ledger.number(query, sum(FAILED))} failed requests beyond its share of the traffic.`,
    );
  return weighed;
}

function load(evidence: Evidence): Weighed {
  const { ledger, plan } = evidence;
  const weighed = start(
    'load',
    'There are more requests than the service takes',
    'As many requests were served without failures at another time.',
  );
  // Later than this, the incident may have begun already.
  const quiet = new Date(Date.parse(plan.before.start) + 30 * 60_000).toISOString();
  const now: Where = { column: 'TimeGenerated', from: plan.during.start, to: plan.during.end };
  const then: Where = { column: 'TimeGenerated', from: plan.before.start, to: quiet };
  const [top, before] = [
    ledger.value('q1', { of: 'max', column: TOTAL, where: now }),
    ledger.value('q1', { of: 'max', column: TOTAL, where: then }),
  ];
  if (top === null || before === null || before === 0) return weighed;
  const text = `At most ${ledger.number('q1', { of: 'max', column: TOTAL, where: now })} requests came in five minutes, against at most ${ledger.number('q1', { of: 'max', column: TOTAL, where: then })} in the first half of the hour before`;
  if (top >= before * 1.5) weighed.supports.push(`${text}.`);
  else weighed.contradicts.push(`${text}: not half as many more.`);
  return weighed;
}

/** What Azure recorded is named; that it came first does not make it the cause, so it never stands alone as support. */
function change(evidence: Evidence): Weighed {
  const { ledger, tables, onset } = evidence;
  const weighed = start(
    'change',
    'A change in Azure broke something',
    'The changed resource is not on the way of the failing requests, or failures began before the change.',
  );
  const table = tables.get('q11');
  const at = table?.columns.indexOf('TimeGenerated') ?? -1;
  const rows = (table?.rows ?? []).filter((row) => onset !== null && String(row[at]) <= onset);
  if (table !== undefined && onset !== null && rows.length === 0)
    weighed.contradicts.push(
      `${ledger.cite({ kind: 'number', query: 'q11', formula: { of: 'rows' }, value: table.rows.length })} No change was recorded before failures rose.`,
    );
  return weighed;
}

const platform = (): Weighed =>
  start(
    'platform',
    'Azure itself is disturbed',
    'The health pages of Azure show no event for the region and the services of this component at this time.',
  );
