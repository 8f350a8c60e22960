// Every kind of alert becomes the one document; what is none, or hides something, is refused or cleaned.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasInvisible } from '../../text/clean.ts';
import { alertPayload } from '../fixtures/alert.fixture.ts';
import { resourceIdOf, timeOf } from './fields.ts';
import { readAlert } from './read-alert.ts';

const normalise = (...given: Parameters<typeof alertPayload>) =>
  readAlert(JSON.stringify(alertPayload(...given)));

const criteria = (conditionType: string, one: object) => ({
  conditionType,
  properties: null,
  condition: {
    windowSize: 'PT5M',
    allOf: [one],
    windowStartTime: '2026-07-01T09:50:00Z',
    windowEndTime: '2026-07-01T09:55:00.000Z',
  },
});

describe('readAlert, of Azure Monitor', () => {
  it('reads a metric alert, its threshold a number', () => {
    const context = criteria('SingleResourceMultipleMetricCriteria', {
      metricName: 'requests/failed',
      metricNamespace: 'microsoft.insights/components',
      operator: 'GreaterThan',
      threshold: '50',
      timeAggregation: 'Count',
      dimensions: [{ name: 'cloud/roleName', value: 'checkout' }],
      metricValue: 212.5,
    });
    expect(normalise(context)).toEqual({
      contract: 'alert/1',
      alertId: expect.stringContaining('/alerts/'),
      rule: 'checkout failures',
      description: 'Failed requests of the checkout',
      severity: 1,
      signal: 'metric',
      service: 'Platform',
      state: 'fired',
      firedAt: '2026-07-01T09:57:00.371Z',
      resolvedAt: null,
      targets: [expect.stringMatching(/\/microsoft\.insights\/components\/checkout$/)],
      window: { start: '2026-07-01T09:50:00.000Z', end: '2026-07-01T09:55:00.000Z' },
      conditions: [
        {
          metric: 'requests/failed',
          namespace: 'microsoft.insights/components',
          operator: 'GreaterThan',
          threshold: 50,
          aggregation: 'Count',
          value: 212.5,
          dimensions: [{ name: 'cloud/roleName', value: 'checkout' }],
        },
      ],
      query: null,
      facts: [],
      dropped: [],
    });
  });

  it.each<[string, object, Record<string, unknown>, object]>([
    [
      'dynamic-metric',
      criteria('DynamicThresholdCriteria', { metricName: 'Egress', alertSensitivity: 'High' }),
      {},
      { facts: [{ name: 'alertSensitivity', value: 'High' }] },
    ],
    [
      'availability-test',
      criteria('WebtestLocationAvailabilityCriteria', {
        metricName: 'Failed Location',
        webTestName: 'front',
      }),
      {},
      { facts: [{ name: 'webTestName', value: 'front' }] },
    ],
    [
      'log-v2',
      {
        ...criteria('LogQueryCriteria', {
          searchQuery: 'AppRequests | count',
          threshold: '1',
          metricValue: 7,
        }),
        properties: { runbook: 'RB-7' },
      },
      { monitoringService: 'Log Alerts V2', signalType: 'Log' },
      { query: 'AppRequests | count', facts: [{ name: 'runbook', value: 'RB-7' }] },
    ],
    [
      'log',
      {
        SearchQuery: 'Perf | take 5',
        SearchIntervalStartTimeUtc: '7/1/2026 12:36:31 AM',
        SearchIntervalEndtimeUtc: '7/1/2026 12:51:31 PM',
        Threshold: 10,
        ResultCount: 2,
        SearchResults: { tables: [{ rows: [['a']] }] },
      },
      { monitoringService: 'Application Insights' },
      {
        window: { start: '2026-07-01T00:36:31.000Z', end: '2026-07-01T12:51:31.000Z' },
        dropped: [expect.stringContaining('SearchResults')],
      },
    ],
    [
      'activity-log',
      {
        caller: 'a person',
        claims: '{}',
        operationName: 'Microsoft.Web/sites/write',
        eventTimestamp: '2026-07-01T09:50:00Z',
        properties: { secret: 'not taken' },
      },
      { monitoringService: 'Activity Log - Administrative', signalType: 'Activity Log' },
      {
        facts: [{ name: 'operationName', value: 'Microsoft.Web/sites/write' }],
        dropped: ['claims', 'caller'],
      },
    ],
    [
      'service-health',
      { properties: { title: 'Storage in West Europe', impactStartTime: '2026-07-01T09:00:00Z' } },
      { monitoringService: 'ServiceHealth' },
      { facts: [{ name: 'title', value: 'Storage in West Europe' }] },
    ],
    [
      'resource-health',
      { properties: { currentHealthStatus: 'Degraded', cause: 'PlatformInitiated' } },
      { monitoringService: 'Resource Health' },
      {
        facts: [
          { name: 'currentHealthStatus', value: 'Degraded' },
          { name: 'cause', value: 'PlatformInitiated' },
        ],
      },
    ],
    [
      'smart-detection',
      { DetectionSummary: 'Abnormal rise', FailureRateChart: [[1, 2]] },
      { monitoringService: 'SmartDetector' },
      { facts: [{ name: 'DetectionSummary', value: 'Abnormal rise' }], dropped: ['FailureRateChart'] },
    ],
    [
      'prometheus',
      { expression: 'up < 1', expressionValue: '0', ruleGroup: 'x', labels: { cluster: 'one' } },
      {},
      {
        conditions: [
          expect.objectContaining({
            metric: 'up < 1',
            value: 0,
            dimensions: [{ name: 'cluster', value: 'one' }],
          }),
        ],
      },
    ],
    [
      'other',
      { budget: 'x' },
      { monitoringService: 'CostAlerts' },
      { dropped: ['alertContext'], window: null },
    ],
  ])('reads an alert of the kind %s', (signal, context, essentials, expected) => {
    expect(normalise(context, essentials)).toMatchObject({ signal, ...expected });
  });

  it('keeps the state and the end of a resolved alert', () => {
    const alert = normalise({}, { monitorCondition: 'Resolved', resolvedDateTime: '2026-07-01T10:20:00Z' });
    expect(alert).toMatchObject({ state: 'resolved', resolvedAt: '2026-07-01T10:20:00.000Z' });
  });

  it.each<[string, string, string]>([
    ['alert.json', '<xml/>', 'not JSON'],
    ['alert.not-common', '{"schemaId":"AzureMonitorMetricAlert","data":{}}', 'a metric alert of the older'],
    ['alert.not-common', '{"schemaId":"Microsoft.Insights/activityLogs"}', 'an activity log alert'],
    ['alert.not-common', '{"AlertRuleName":"x","SearchQuery":"y"}', 'a log alert of the older'],
    ['alert.not-common', '{"status":"Activated","context":{}}', 'a classic alert'],
    ['alert.not-common', '[]', 'without a schemaId'],
    ['alert.incomplete', '{"schemaId":"azureMonitorCommonAlertSchema","data":{}}', 'alertId, firedDateTime'],
    ['alert.size', ' '.repeat(1_100_000), 'larger than 1 MB'],
  ])('refuses with %s: %s', (code, payload, message) => {
    expect(() => readAlert(payload)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
        instead: expect.any(String),
      }),
    );
  });

  it('drops a target that could leave a query’s quotes', () => {
    const alert = normalise({}, { alertTargetIDs: ['/subscriptions/x" | externaldata', 7] });
    expect(alert.targets).toEqual([]);
    expect(alert.dropped).toEqual(['alertTargetIDs that are no resource ids']);
  });

  it('leaves every text one bounded line that a reader sees whole, whatever is sent', () => {
    const text = fc.string({ unit: 'binary', maxLength: 700 });
    fc.assert(
      fc.property(text, text, fc.jsonValue(), (rule, value, context) => {
        const alert = readAlert(
          JSON.stringify(
            alertPayload(
              {
                ...criteria('LogQueryCriteria', { searchQuery: value, dimensions: [{ name: rule, value }] }),
                context,
              },
              { alertRule: rule, description: value },
              { [rule]: value },
            ),
          ),
        );
        const texts: string[] = [];
        JSON.stringify(alert, (_key, item: unknown) => (typeof item === 'string' && texts.push(item), item));
        for (const one of texts) {
          expect(hasInvisible(one)).toBe(false);
          expect(one).not.toMatch(/\n/);
          expect(one.length).toBeLessThanOrEqual(4000);
        }
      }),
    );
  });
});

describe('fields', () => {
  it.each([
    ['2019-03-22T13:58:24.3713213Z', '2019-03-22T13:58:24.371Z'],
    ['3/22/2019 12:00:00 AM', '2019-03-22T00:00:00.000Z'],
    ['2/31/2019 1:00:00 AM', null],
    ['yesterday', null],
    ['2019-13-22T13:58:24Z', null],
    [5, null],
  ])('the time %s', (given, expected) => expect(timeOf(given)).toBe(expected));

  it('a resource id holds nothing but names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tail) => {
        const id = resourceIdOf(`/subscriptions/0/resourceGroups/a/providers/b.c/d/${tail}`);
        expect(id ?? '').toMatch(/^[a-z0-9/._()-]*$/);
      }),
    );
  });
});
