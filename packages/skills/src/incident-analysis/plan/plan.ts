// From an alert and a scope to the queries that are asked: closed templates, filled with what code has checked.
import { HarnessError } from '@agent-harness/contracts';
import type { Alert } from '../alert/alert.ts';
import type { Scope } from './scope.ts';

export interface TimeWindow {
  start: string;
  end: string;
}

export interface Column {
  name: string;
  type: 'time' | 'number' | 'text';
}

export interface PlannedQuery {
  id: string;
  title: string;
  table: string;
  kql: string;
  window: TimeWindow;
  columns: Column[];
}

export interface Plan {
  component: string;
  /** What the alert looked at, on whole five minutes. */
  during: TimeWindow;
  /** The hour before it. */
  before: TimeWindow;
  /** The same time a week earlier. */
  lastWeek: TimeWindow;
  queries: PlannedQuery[];
}

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
const LIMIT = 200;

/** @throws HarnessError `plan.target` when the alert is about nothing that the scope names */
export function planQueries(alert: Alert, scope: Scope): Plan {
  const component = scope.components.find((one) => alert.targets.includes(one));
  if (component === undefined)
    throw new HarnessError(
      'plan.target',
      `none of the alert's ${alert.targets.length} targets is a component of the scope`,
      'add the component to .harness/incident.json after a review, or send the alert to another scope',
    );
  const fired = Date.parse(alert.firedAt);
  const start = alert.window === null ? fired - 3 * STEP : Date.parse(alert.window.start);
  const end = Math.max(fired, alert.window === null ? fired : Date.parse(alert.window.end));
  const during = windowOf(Math.floor(start / STEP) * STEP, Math.ceil(end / STEP) * STEP);
  const before = shifted({ start: during.start, end: during.start }, -60 * MINUTE, 0);
  const lastWeek = shifted(during, -7 * 24 * 60 * MINUTE, -7 * 24 * 60 * MINUTE);
  return {
    component,
    during,
    before,
    lastWeek,
    queries: [
      requests(
        'q1',
        'Requests every five minutes',
        { start: before.start, end: during.end },
        component,
        [
          'p95 = percentile(DurationMs, 95) by TimeGenerated = bin(TimeGenerated, 5m)',
          'order by TimeGenerated asc',
        ],
        [{ name: 'TimeGenerated', type: 'time' }, TOTAL, FAILED, P95],
      ),
      requests(
        'q2',
        'Requests at the same time a week earlier',
        lastWeek,
        component,
        ['p95 = percentile(DurationMs, 95)'],
        [TOTAL, FAILED, P95],
      ),
      requests(
        'q3',
        'Failed requests by operation',
        during,
        component,
        ['p95 = percentile(DurationMs, 95) by Name', 'order by failed desc, Name asc'],
        [text('Name'), TOTAL, FAILED, P95],
      ),
      requests(
        'q4',
        'Requests by result code',
        during,
        component,
        ['p95 = percentile(DurationMs, 95) by ResultCode', 'order by failed desc, ResultCode asc'],
        [text('ResultCode'), TOTAL, FAILED, P95],
      ),
      requests(
        'q5',
        'Requests by instance',
        during,
        component,
        ['p95 = percentile(DurationMs, 95) by AppRoleInstance', 'order by failed desc, AppRoleInstance asc'],
        [text('AppRoleInstance'), TOTAL, FAILED, P95],
      ),
      requests(
        'q6',
        'Requests by version, with the first time that each was seen',
        { start: before.start, end: during.end },
        component,
        ['firstSeen = min(TimeGenerated) by AppVersion', 'order by firstSeen asc'],
        [text('AppVersion'), TOTAL, FAILED, { name: 'firstSeen', type: 'time' }],
      ),
      dependencies('q7', 'Calls of dependencies', during, component),
      dependencies('q8', 'Calls of dependencies in the hour before', before, component),
      exceptions('q9', 'Exceptions', during, component),
      exceptions('q10', 'Exceptions in the hour before', before, component),
      changes(
        'q11',
        shifted(before, -2 * 60 * MINUTE, Date.parse(during.end) - Date.parse(before.end)),
        scope.resourceGroup,
      ),
    ],
  };
}

/** The time that queries of this plan may look at. */
export const boundsOf = ({ lastWeek, during }: Plan): TimeWindow => ({
  start: lastWeek.start,
  end: during.end,
});

const TOTAL: Column = { name: 'total', type: 'number' };
const FAILED: Column = { name: 'failed', type: 'number' };
const P95: Column = { name: 'p95', type: 'number' };
const text = (name: string): Column => ({ name, type: 'text' });

function requests(
  id: string,
  title: string,
  window: TimeWindow,
  component: string,
  [group = '', order]: string[],
  columns: Column[],
): PlannedQuery {
  return query(id, title, 'AppRequests', window, columns, [
    own(component),
    // Sampling keeps one of several: what counts is how many it stands for.
    `summarize total = sum(ItemCount), failed = sumif(ItemCount, Success == false), ${group}`,
    ...(order === undefined ? [] : [order]),
  ]);
}

function dependencies(id: string, title: string, window: TimeWindow, component: string): PlannedQuery {
  return query(
    id,
    title,
    'AppDependencies',
    window,
    [text('Target'), text('DependencyType'), TOTAL, FAILED, P95],
    [
      own(component),
      'summarize total = sum(ItemCount), failed = sumif(ItemCount, Success == false), p95 = percentile(DurationMs, 95) by Target, DependencyType',
      'order by failed desc, Target asc',
    ],
  );
}

function exceptions(id: string, title: string, window: TimeWindow, component: string): PlannedQuery {
  return query(
    id,
    title,
    'AppExceptions',
    window,
    [
      text('ExceptionType'),
      text('OuterMethod'),
      { name: 'n', type: 'number' },
      { name: 'firstSeen', type: 'time' },
      text('message'),
    ],
    [
      own(component),
      'summarize n = sum(ItemCount), firstSeen = min(TimeGenerated), message = max(OuterMessage) by ExceptionType, OuterMethod',
      'order by n desc, ExceptionType asc',
    ],
  );
}

function changes(id: string, window: TimeWindow, resourceGroup: string): PlannedQuery {
  return query(
    id,
    'Changes that Azure recorded',
    'AzureActivity',
    window,
    [
      { name: 'TimeGenerated', type: 'time' },
      text('OperationNameValue'),
      text('ActivityStatusValue'),
      text('_ResourceId'),
    ],
    [
      `where ResourceGroup =~ "${resourceGroup}" and CategoryValue == "Administrative"`,
      'project TimeGenerated, OperationNameValue, ActivityStatusValue, _ResourceId',
      'order by TimeGenerated asc',
    ],
  );
}

/** Both ends belong to `between`; the last millisecond keeps neighbouring windows apart. */
function query(
  id: string,
  title: string,
  table: string,
  window: TimeWindow,
  columns: Column[],
  steps: string[],
): PlannedQuery {
  const end = new Date(Date.parse(window.end) - 1).toISOString();
  const lines = [
    table,
    `where TimeGenerated between (datetime(${window.start}) .. datetime(${end}))`,
    ...steps,
    `limit ${LIMIT}`,
  ];
  return { id, title, table, kql: lines.join('\n| '), window, columns };
}

const own = (component: string): string => `where _ResourceId =~ "${component}"`;
const windowOf = (start: number, end: number): TimeWindow => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
});
const shifted = ({ start, end }: TimeWindow, from: number, to: number): TimeWindow =>
  windowOf(Date.parse(start) + from, Date.parse(end) + to);
