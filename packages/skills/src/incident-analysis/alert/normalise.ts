// An Azure Monitor alert in the common schema becomes an `alert/1`; anything else is refused with what to do.
import { HarnessError } from '@agent-harness/contracts';
import type { Alert, Signal } from './alert.ts';
import { type Context, contextOf } from './contexts.ts';
import { type Fields, resourceIdOf, textOf, timeOf } from './fields.ts';
import { listOf, objectOf } from '../../text/plain-data.ts';

const COMMON = 'azureMonitorCommonAlertSchema';
const MOST_TARGETS = 20;
const MOST_FACTS = 40;

/**
 * @param body of the webhook
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
 * @throws HarnessError `alert.not-common`, `alert.incomplete`
 */
export function normaliseAlert(body: Fields): Alert {
  const { essentials, context, custom } = readCommon(body);
  const firedAt = timeOf(essentials['firedDateTime']);
  const alertId = textOf(essentials['alertId']);
  const state = { Fired: 'fired', Resolved: 'resolved' }[textOf(essentials['monitorCondition'])] as
    Alert['state'] | undefined;
  const missing = [
    ...(alertId === '' ? ['alertId'] : []),
    ...(firedAt === null ? ['firedDateTime'] : []),
    ...(state === undefined ? ['monitorCondition'] : []),
  ];
  if (missing.length > 0 || firedAt === null || state === undefined)
    throw new HarnessError(
      'alert.incomplete',
      `the alert says common schema, but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing or not of its form`,
      'send the body as Azure Monitor made it; a gateway in between must not change it',
    );
  const service = textOf(essentials['monitoringService'], 100);
  const signal = signalOf(service, textOf(context['conditionType'], 100), context);
  const read = contextOf(signal, context);
  const targets = listOf(essentials['alertTargetIDs']);
  const valid = targets.flatMap((target) => resourceIdOf(target) ?? []);
  return {
    contract: 'alert/1',
    alertId,
    rule: textOf(essentials['alertRule']),
    description: textOf(essentials['description']),
    severity: severityOf(essentials['severity']),
    signal,
    service,
    state,
    firedAt,
    resolvedAt: timeOf(essentials['resolvedDateTime']),
    targets: [...new Set(valid)].slice(0, MOST_TARGETS),
    ...withProperties(read, [context['properties'], custom], signal),
    dropped: [
      ...read.dropped,
      ...(valid.length < targets.length ? ['alertTargetIDs that are no resource ids'] : []),
      ...(valid.length > MOST_TARGETS ? ['alertTargetIDs past the twentieth'] : []),
    ],
  };
}

function readCommon(body: Fields): { essentials: Fields; context: Fields; custom: unknown } {
  if (body['schemaId'] !== COMMON)
    throw new HarnessError(
      'alert.not-common',
      `the alert is not in the common alert schema; it is ${formOf(body)}`,
      'in the action group, set “Enable the common alert schema” to Yes for this action; another monitor hands over the contract alert/1',
    );
  const data = objectOf(body['data']);
  return {
    essentials: objectOf(data['essentials']),
    context: objectOf(data['alertContext']),
    custom: data['customProperties'],
  };
}

/** What it looks like, so that a person finds the action that sent it. */
function formOf(body: Fields): string {
  if (body['schemaId'] === 'AzureMonitorMetricAlert') return 'a metric alert of the older schema';
  if (body['schemaId'] === 'Microsoft.Insights/activityLogs')
    return 'an activity log alert of the older schema';
  if ('SearchQuery' in body || 'AlertRuleName' in body) return 'a log alert of the older schema';
  if ('context' in body && 'status' in body) return 'a classic alert';
  return 'schemaId' in body ? 'of a schema that is not known here' : 'without a schemaId';
}

function severityOf(value: unknown): Alert['severity'] {
  const found = /^Sev([0-4])$/.exec(textOf(value));
  return found ? Number(found[1]) : null;
}

function signalOf(service: string, conditionType: string, context: Fields): Signal {
  if (/^activity ?log/i.test(service)) return 'activity-log';
  if (/^service ?health$/i.test(service)) return 'service-health';
  if (/^resource ?health$/i.test(service)) return 'resource-health';
  if (/^smart ?detector$/i.test(service) || 'SmartDetectorId' in context) return 'smart-detection';
  if ('expression' in context && 'ruleGroup' in context) return 'prometheus';
  if (conditionType === 'LogQueryCriteria' || /^log alerts v2$/i.test(service)) return 'log-v2';
  if ('SearchQuery' in context) return 'log';
  if (conditionType === 'WebtestLocationAvailabilityCriteria') return 'availability-test';
  if (conditionType === 'DynamicThresholdCriteria') return 'dynamic-metric';
  return conditionType.endsWith('MetricCriteria') || service === 'Platform' ? 'metric' : 'other';
}

/** Activity events keep their own `properties`; of all others those are what the rule's owner added. */
function withProperties(
  { window, conditions, query, facts }: Context,
  added: readonly unknown[],
  signal: Signal,
): Pick<Alert, 'window' | 'conditions' | 'query' | 'facts'> {
  const own = ['activity-log', 'service-health', 'resource-health'].includes(signal) ? added.slice(1) : added;
  const custom = own.flatMap((properties) =>
    Object.entries(objectOf(properties)).map(([name, value]) => ({
      name: textOf(name, 100),
      value: textOf(value),
    })),
  );
  return {
    window,
    conditions,
    query,
    facts: [...facts, ...custom].filter(({ value }) => value !== '').slice(0, MOST_FACTS),
  };
}
