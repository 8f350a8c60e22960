// An alert that another monitor wrote in the contract's form: checked by the contract, its texts and targets by code.
import { HarnessError, parse } from '@agent-harness/contracts';
import type { Alert } from './alert.ts';
import { resourceIdOf, textOf, timeOf } from './fields.ts';

const MOST_QUERY = 4000;

/** @throws ContractError when it is no `alert/1`; HarnessError `alert.time` for a day that there is not */
export function cleanAlert(body: unknown): Alert {
  const alert = parse('alert', body, 'the alert');
  const targets = alert.targets.flatMap((target) => resourceIdOf(target) ?? []);
  return {
    contract: alert.contract,
    alertId: textOf(alert.alertId),
    rule: textOf(alert.rule),
    description: textOf(alert.description),
    severity: alert.severity,
    signal: alert.signal,
    service: textOf(alert.service, 100),
    state: alert.state,
    firedAt: time(alert.firedAt),
    resolvedAt: alert.resolvedAt === null ? null : time(alert.resolvedAt),
    targets: [...new Set(targets)],
    window: alert.window === null ? null : windowOf(alert.window),
    conditions: alert.conditions.map(
      ({ metric, namespace, operator, aggregation, dimensions, ...numbers }) => ({
        metric: textOf(metric),
        namespace: textOf(namespace),
        operator: textOf(operator, 100),
        threshold: numbers.threshold,
        aggregation: textOf(aggregation, 100),
        value: numbers.value,
        dimensions: pairs(dimensions, 200),
      }),
    ),
    query: textOf(alert.query, MOST_QUERY) || null,
    facts: pairs(alert.facts, 100).filter(({ value }) => value !== ''),
    dropped: [
      ...alert.dropped.map((name) => textOf(name, 100)),
      ...(targets.length < alert.targets.length ? ['targets that are no resource ids'] : []),
    ],
  };
}

function windowOf({ start, end }: NonNullable<Alert['window']>): Alert['window'] {
  const window = { start: time(start), end: time(end) };
  if (window.start <= window.end) return window;
  throw refusal(`${end}, before its window begins`);
}

function time(text: string): string {
  const found = timeOf(text);
  if (found !== null) return found;
  throw refusal(`${text}, which is no time`);
}

const refusal = (what: string): HarnessError =>
  new HarnessError(
    'alert.time',
    `the alert names ${what}`,
    'have the monitor write times as in 2026-07-01T09:57:04Z',
  );

const pairs = (list: Alert['facts'], mostName: number): Alert['facts'] =>
  list.map(({ name, value }) => ({ name: textOf(name, mostName), value: textOf(value) }));
