// Makes the whole evidence again from the alert, the scope and the rows, and compares it with what was collected.
import { textOf } from '../alert/fields.ts';
import { listOf, objectOf, parsedOrNull } from '../../text/plain-data.ts';
import { readAlert } from '../alert/read-alert.ts';
import type { Report } from '../../verify/report.ts';
import { type Evidence, MOST_ROWS, answeredOf, evidenceOf } from '../evidence/collect.ts';
import type { Rows } from '../evidence/rows.ts';
import { bundleFiles } from '../evidence/write-files.ts';
import type { RowsFile } from '../evidence-files.ts';
import { judgeQuery, renderRefusals } from '../kql/guard.ts';
import { openKql } from '../kql/language.ts';
import { TABLES } from '../kql/tables.ts';
import { opensSame, parseLogsLink } from '../links/logs-link.ts';
import { boundsOf, planQueries } from '../plan/plan.ts';
import { readScope, workspaceId } from '../plan/scope.ts';
import { readFolder } from './read-folder.ts';

/**
 * @returns the evidence as it must be
 * @throws HarnessError when alert or scope cannot be used
 */
export async function checkBundle(
  payload: string,
  scopeText: string,
  folder: string,
  report: Report,
): Promise<Evidence> {
  const [alert, scope] = [readAlert(payload), readScope(scopeText)];
  const { queries, ...plan } = planQueries(alert, scope);
  const given = await readFolder(folder);
  const claimed = listOf(objectOf(parsedOrNull(given.get('index.json') ?? ''))['queries']).map(objectOf);
  const rows: RowsFile[] = [];
  const answered = queries.map((query) => {
    const file = given.get(`rows/${query.id}.json`);
    const problem = claimed.find(({ id }) => id === query.id)?.['problem'];
    if (file === undefined)
      return answeredOf(
        query,
        typeof problem === 'string' ? textOf(problem, 300) : 'no rows were kept',
        scope,
      );
    const own = rowsOf(file, `rows/${query.id}.json`, query.columns.length, report);
    rows.push({
      schema: 'incident-rows/1',
      query: query.id,
      columns: query.columns.map(({ name }) => name),
      rows: own,
    });
    return answeredOf(query, own, scope);
  });
  // The container's zlib is another than this one.
  const links = new Map(claimed.map(({ id, link }) => [String(id), String(link)]));
  const linked = answered.map((query) => {
    const link = links.get(query.id) ?? '';
    return opensSame(query.link, link) ? { ...query, link } : query;
  });
  const evidence = evidenceOf(alert, scope, plan, linked, rows);
  compare(bundleFiles(evidence), given, report);
  const parse = openKql(TABLES);
  const bounds = { tables: TABLES, window: boundsOf({ ...plan, queries }), maxRows: MOST_ROWS };
  for (const { id, kql, link, window } of evidence.index.queries) {
    const judgement = judgeQuery(kql, bounds, parse);
    if (!judgement.allowed) report('index.json', null, `query ${id}: ${renderRefusals(judgement.refusals)}`);
    const opened = parseLogsLink(link);
    const same =
      opened !== null &&
      (opened.query === null || opened.query === kql) &&
      opened.host === scope.portal &&
      opened.resource === workspaceId(scope) &&
      opened.window.start === window.start &&
      opened.window.end === window.end;
    if (!same) report('index.json', null, `the link of ${id} does not open the query that was asked`);
  }
  return evidence;
}

function compare(expected: Record<string, string>, given: ReadonlyMap<string, string>, report: Report): void {
  for (const [path, text] of Object.entries(expected)) {
    const found = given.get(path);
    if (found === undefined) report(path, null, 'is missing');
    else if (found !== text)
      report(path, firstDifference(found, text), 'is not what the alert, the scope and the rows give');
  }
  for (const path of given.keys()) if (!(path in expected)) report(path, null, 'is not part of the evidence');
}

function firstDifference(one: string, other: string): number {
  const lines = other.split('\n');
  return one.split('\n').findIndex((line, index) => line !== lines[index]) + 1;
}

function rowsOf(text: string, file: string, width: number, report: Report): Rows {
  const rows = listOf(objectOf(parsedOrNull(text))['rows']);
  const form = (row: unknown): row is Rows[number] =>
    Array.isArray(row) &&
    row.length === width &&
    row.every((cell) => cell === null || ['string', 'number'].includes(typeof cell));
  const good = rows.filter(form);
  if (good.length < rows.length) report(file, null, 'holds rows that are none');
  return good;
}
