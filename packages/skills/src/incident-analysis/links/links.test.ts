// What is built is what is read back; links that others published are read too, and broken ones are none.
import * as fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { COMPONENT } from '../fixtures/alert.fixture.ts';
import { buildLogsLink, opensSame, parseLogsLink } from './logs-link.ts';
import { AGGREGATIONS, buildMetricsLink, parseMetricsLink } from './metrics-link.ts';
import { decodeQuery, encodeQuery } from './query-text.ts';

const window = { start: '2026-07-01T09:00:00.000Z', end: '2026-07-01T10:00:00.000Z' };
const place = { host: 'portal.azure.com', tenant: 'contoso.example', resource: COMPONENT, window };
const text = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('a query in a link', () => {
  it('comes back, also when a chat program decoded the link', () => {
    fc.assert(
      fc.property(text, (query) => {
        const encoded = encodeQuery(query);
        expect(encoded).toMatch(/^[\w%.-]*$/);
        for (const form of [
          encoded,
          decodeURIComponent(encoded),
          decodeURIComponent(decodeURIComponent(encoded)),
        ])
          expect(decodeQuery(form)).toBe(query);
      }),
    );
  });

  it('is read from the forms that Microsoft publishes: gzip encoded twice, and zlib', () => {
    expect(decodeQuery('H4sIAAAAAAAAA%252FNxDCxNLar0yU8vBgDTZ2tdCwAAAA%253D%253D')).toBe('LAQueryLogs');
    expect(decodeQuery(encodeURIComponent(deflateSync('Heartbeat').toString('base64')))).toBe('Heartbeat');
  });

  it.each(['', '%', 'AppRequests', 'H4sIAAAA', 'eJzzSE0sKklKTSyBBBB', encodeQuery('a'.repeat(200_000))])(
    'is not found in %j',
    (encoded) => expect(decodeQuery(encoded.slice(0, 2000))).toBeNull(),
  );
});

describe('a link to logs', () => {
  it('opens what it was built from', () => {
    fc.assert(
      fc.property(text, (query) => {
        expect(parseLogsLink(buildLogsLink({ ...place, query }))).toEqual({ ...place, query });
      }),
    );
  });

  it('opens the same when other bytes carry the query, and not when anything else differs', () => {
    const built = buildLogsLink({ ...place, query: 'AppRequests | limit 5' });
    const packed = encodeURIComponent(deflateSync('AppRequests | limit 5', { level: 1 }).toString('base64'));
    const other = built.replace(/\/q\/[^/]+/, `/q/${packed}`);
    expect(other).not.toBe(built);
    expect(opensSame(built, other)).toBe(true);
    expect(opensSame(built, other.replace('contoso', 'other'))).toBe(false);
    expect(opensSame(built, buildLogsLink({ ...place, query: 'AppRequests | limit 6' }))).toBe(false);
    expect(opensSame(built, `${other}/x/y`)).toBe(false);
    expect(opensSame('x', 'x')).toBe(false);
  });

  it('leaves out a query that is too long, and says so when it is read', () => {
    const query = Array.from({ length: 3000 }, (_, index) => (index * 7919).toString(36)).join(' ');
    expect(parseLogsLink(buildLogsLink({ ...place, query }))).toEqual({ ...place, query: null });
  });

  it('is read in the form that alerts carry', () => {
    const scope = encodeURIComponent(JSON.stringify({ resources: [{ resourceId: COMPONENT }] }));
    const q = encodeURIComponent(deflateSync('AppRequests').toString('base64'));
    const link = `https://portal.azure.com#@t/blade/Microsoft_Azure_Monitoring_Logs/LogsBlade/source/Alerts.EmailLinks/scope/${scope}/q/${q}/prettify/1/timespan/2026-07-01T09%3a00%3a00Z%2f2026-07-01T10%3a00%3a00Z`;
    expect(parseLogsLink(link)).toMatchObject({ resource: COMPONENT, query: 'AppRequests' });
  });

  it.each([
    'https://portal.azure.com/',
    'https://evil.example/#@t/blade/Other/LogsBlade/x',
    buildLogsLink({ ...place, query: 'T' }).replace('/q/', '/q/x'),
    buildLogsLink({ ...place, query: 'T' }).replace(/\/timespan.*/, ''),
  ])('is not found in %s', (link) => expect(parseLogsLink(link)).toBeNull());
});

describe('a link to a chart', () => {
  it('shows what it was built from, without a plus', () => {
    const aggregation = fc.constantFrom(...(Object.keys(AGGREGATIONS) as (keyof typeof AGGREGATIONS)[]));
    fc.assert(
      fc.property(text, text, aggregation, (metric, namespace, how) => {
        const link = { ...place, metric, namespace, aggregation: how };
        const built = buildMetricsLink(link);
        expect(built).not.toContain('+');
        expect(parseMetricsLink(built)).toEqual(link);
      }),
    );
  });

  it('is none when anything in it was added by hand', () => {
    const built = buildMetricsLink({
      ...place,
      metric: 'requests/failed',
      namespace: 'n',
      aggregation: 'count',
    });
    expect(parseMetricsLink(built.replace('%22grain%22%3A1', '%22grain%22%3A2'))).toBeNull();
    expect(parseMetricsLink(`${built}/x/y`)).toBeNull();
  });
});
