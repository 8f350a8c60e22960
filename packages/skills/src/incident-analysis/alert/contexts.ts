// The part of an alert that differs from service to service: what was measured, when, and what the service says.
import type { Alert, Condition, Signal } from './alert.ts';
import { type Fields, numberOf, textOf, timeOf } from './fields.ts';
import { listOf, objectOf } from '../../text/plain-data.ts';

export type Context = Pick<Alert, 'window' | 'conditions' | 'query' | 'facts' | 'dropped'>;

const MOST_CONDITIONS = 10;
const MOST_DIMENSIONS = 20;
const MOST_QUERY = 4000;
const NOTHING: Context = { window: null, conditions: [], query: null, facts: [], dropped: [] };

export function contextOf(signal: Signal, context: Fields): Context {
  switch (signal) {
    case 'metric':
    case 'dynamic-metric':
    case 'availability-test':
    case 'log-v2':
      return criteria(objectOf(context['condition']));
    case 'log':
      return olderLog(context);
    case 'activity-log':
    case 'service-health':
    case 'resource-health':
      return event(context);
    case 'smart-detection':
      return detection(context);
    case 'prometheus':
      return rule(context);
    case 'other':
      return { ...NOTHING, dropped: Object.keys(context).length > 0 ? ['alertContext'] : [] };
  }
}

/** Metric alerts and log alerts since API version 2020-05-01. */
function criteria(condition: Fields): Context {
  const all = listOf(condition['allOf']).map(objectOf);
  const query = all.map((one) => textOf(one['searchQuery'], MOST_QUERY)).find((text) => text !== '');
  return {
    window: windowOf(condition['windowStartTime'], condition['windowEndTime']),
    conditions: all.slice(0, MOST_CONDITIONS).map((one) => ({
      metric: textOf(one['metricName'] ?? one['metricMeasureColumn']),
      namespace: textOf(one['metricNamespace']),
      operator: textOf(one['operator'], 100),
      threshold: numberOf(one['threshold']),
      aggregation: textOf(one['timeAggregation'], 100),
      value: numberOf(one['metricValue']),
      dimensions: dimensionsOf(one['dimensions']),
    })),
    query: query ?? null,
    facts: factsOf(all[0] ?? {}, ['webTestName', 'alertSensitivity']),
    dropped: all.length > MOST_CONDITIONS ? ['conditions past the tenth'] : [],
  };
}

/** Log alerts before that: names in PascalCase, American times, sometimes the rows themselves, which are not kept. */
function olderLog(context: Fields): Context {
  return {
    window: windowOf(context['SearchIntervalStartTimeUtc'], context['SearchIntervalEndtimeUtc']),
    conditions: [
      {
        metric: textOf(context['AlertType']),
        namespace: '',
        operator: textOf(context['Operator'], 100),
        threshold: numberOf(context['Threshold']),
        aggregation: '',
        value: numberOf(context['ResultCount']),
        dimensions: dimensionsOf(context['Dimensions']),
      },
    ],
    query: textOf(context['SearchQuery'], MOST_QUERY) || null,
    facts: factsOf(context, ['SeverityDescription', 'SearchIntervalInMinutes']),
    dropped: 'SearchResults' in context ? ['SearchResults: rows are asked for anew'] : [],
  };
}

const EVENT = ['eventSource', 'operationName', 'level', 'status', 'subStatus', 'correlationId'];
const EVENT_PROPERTIES = [
  'title',
  'service',
  'region',
  'incidentType',
  'trackingId',
  'stage',
  'communication',
  'details',
  'currentHealthStatus',
  'previousHealthStatus',
  'type',
  'cause',
];

/** What Azure itself records: an operation, a change of health, a notice. Callers and claims are personal and left out. */
function event(context: Fields): Context {
  const properties = objectOf(context['properties']);
  const at = timeOf(context['eventTimestamp']);
  const start = timeOf(properties['impactStartTime']) ?? at;
  return {
    window: windowOf(start, timeOf(properties['impactMitigationTime']) ?? at),
    conditions: [],
    query: null,
    facts: [...factsOf(context, EVENT), ...factsOf(properties, EVENT_PROPERTIES)],
    dropped: ['authorization', 'claims', 'caller'].filter((name) => context[name] != null),
  };
}

/** A rule over Prometheus metrics; its labels are what dimensions are elsewhere. */
function rule(context: Fields): Context {
  const labels = Object.entries(objectOf(context['labels'])).map(([name, value]) => ({ name, value }));
  return {
    ...NOTHING,
    conditions: [
      {
        metric: textOf(context['expression']),
        namespace: 'prometheus',
        operator: '',
        threshold: null,
        aggregation: '',
        value: numberOf(context['expressionValue']),
        dimensions: dimensionsOf(labels),
      },
    ],
    facts: factsOf(objectOf(context['annotations']), ['summary', 'description']),
  };
}

const DETECTION = [
  'DetectionSummary',
  'FormattedOccurrenceTime',
  'DetectedFailureRate',
  'NormalFailureRate',
  'RequestsCount',
];

function detection(context: Fields): Context {
  const dropped = Object.keys(context).filter((name) => typeof context[name] === 'object' && context[name]);
  return {
    ...NOTHING,
    facts: factsOf(context, DETECTION),
    dropped: dropped.map((name) => textOf(name, 100)),
  };
}

function windowOf(start: unknown, end: unknown): Alert['window'] {
  const [from, to] = [timeOf(start), timeOf(end)];
  return from !== null && to !== null && from <= to ? { start: from, end: to } : null;
}

const dimensionsOf = (value: unknown): Condition['dimensions'] =>
  listOf(value)
    .slice(0, MOST_DIMENSIONS)
    .map(objectOf)
    .map((one) => ({ name: textOf(one['name'], 200), value: textOf(one['value']) }));

const factsOf = (fields: Fields, names: readonly string[]): Alert['facts'] =>
  names.flatMap((name) => {
    const value = textOf(fields[name]);
    return value === '' ? [] : [{ name, value }];
  });
