// The stand-in answers what it knows as Kusto would, and is loud about the rest.
import { describe, expect, it } from 'vitest';
import { openKql } from '../kql/language.ts';
import { TABLES } from '../kql/tables.ts';
import { evaluate } from './evaluate.ts';

const parse = openKql(TABLES);
const at = (minute: number) => new Date(Date.UTC(2026, 6, 1, 9, minute));
const request = (minute: number, Name: string, Success: boolean, DurationMs: number, ItemCount = 1) => ({
  TimeGenerated: at(minute),
  Name,
  Success,
  DurationMs,
  ItemCount,
  OperationId: `${Name}-${minute}`,
});
const data = {
  AppRequests: [
    request(0, 'GET /', true, 10),
    request(1, 'GET /', false, 400, 3),
    request(6, 'POST /pay', false, 900),
    request(7, 'GET /', true, 30),
  ],
  AppDependencies: [
    { OperationId: 'GET /-1', Target: 'bank' },
    { OperationId: 'POST /pay-6', Target: 'bank' },
    { OperationId: 'none', Target: 'other' },
  ],
};
const ask = (text: string) => {
  const { columns, rows } = evaluate(parse(text).syntax, data);
  return [
    columns.join(' '),
    ...rows.map((row) =>
      row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(11, 16) : cell)).join(' '),
    ),
  ];
};

describe('evaluate', () => {
  it.each<[string, string[]]>([
    ['AppRequests | count', ['Count', '4']],
    ['AppRequests | where Success == false and DurationMs > 500 | project Name', ['Name', 'POST /pay']],
    [
      'AppRequests | summarize n = count(), failed = sumif(ItemCount, Success == false) by bin(TimeGenerated, 5m) | order by TimeGenerated asc',
      ['TimeGenerated n failed', '09:00 2 3', '09:05 2 1'],
    ],
    [
      'AppRequests | summarize p = percentile(DurationMs, 50), m = max(DurationMs), a = avg(DurationMs), d = dcount(Name)',
      ['p m a d', '30 900 335 2'],
    ],
    [
      'AppRequests | top 1 by DurationMs | project Name, slow = DurationMs / 1000',
      ['Name slow', 'POST /pay 0.9'],
    ],
    [
      'AppRequests | where TimeGenerated between (datetime(2026-07-01T09:01:00Z) .. datetime(2026-07-01T09:06:00Z)) | distinct Name',
      ['Name', 'GET /', 'POST /pay'],
    ],
    [
      'AppRequests | where Name in~ ("get /") and not(Success) | extend kind = iff(DurationMs > 100, "slow", "fast") | project kind',
      ['kind', 'slow'],
    ],
    [
      'AppRequests | where Name has "pay" or Name startswith "x" | project-away Success, DurationMs, ItemCount, OperationId',
      ['TimeGenerated Name', '09:06 POST /pay'],
    ],
    [
      'AppRequests | where Success == false | join kind=inner (AppDependencies | project OperationId, Target) on OperationId | summarize n = count() by Target',
      ['Target n', 'bank 2'],
    ],
    ['AppRequests | where Name == "none" | summarize n = count() by Name', ['']],
    [
      'AppRequests | where Name == "none" | summarize n = count(), s = sum(ItemCount), m = max(DurationMs)',
      ['n s m', '0 0 '],
    ],
    [
      'AppRequests | summarize countif(Success) by Name | order by Name asc | take 1 | render timechart',
      ['Name countif_Success', 'GET / 2'],
    ],
  ])('%s', (text, expected) => expect(ask(text)).toEqual(expected));

  it.each([
    ['AppTraces | count', 'the table AppTraces'],
    ['AppRequests | make-series n = count() on TimeGenerated step 5m', 'make-series'],
    ['AppRequests | join kind=leftouter (AppDependencies) on OperationId', 'not kind=inner'],
    ['AppRequests | extend x = parse_json(Name)', 'parse_json()'],
    ['AppRequests | summarize make_list(Name)', 'make_list()'],
    ['AppRequests | where Name matches regex "x"', 'MatchesRegexExpression'],
    ['AppRequests | where AppVersion == "1"', 'the column AppVersion'],
    ['print 1', 'PrintOperator'],
    ['let a = 1; AppRequests | take a', 'statements'],
    ['AppRequests | where Name == h"x"', 'the string'],
  ])('is loud about %s', (text, message) => expect(() => ask(text)).toThrow(message));
});
