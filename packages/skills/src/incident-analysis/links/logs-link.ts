// The portal's link to a query over a stated time in a workspace, and back from a link to what it opens.
import { MOST_ENCODED, decodeQuery, encodeQuery, percentDecoded } from './query-text.ts';

export interface LogsLink {
  /** Of the portal: another for the sovereign clouds. */
  host: string;
  tenant: string;
  resource: string;
  /** Null when the query is too long for a link. */
  query: string | null;
  window: { start: string; end: string };
}

const BLADE = 'blade/Microsoft_OperationsManagementSuite_Workspace/Logs.ReactView';
const SOURCE = 'source/LogsBlade.AnalyticsShareLinkToQuery';

export function buildLogsLink({ host, tenant, resource, query, window }: LogsLink): string {
  const encoded = query === null ? null : encodeQuery(query);
  const carried = encoded === null || encoded.length > MOST_ENCODED ? '' : `/q/${encoded}`;
  const timespan = encodeURIComponent(`${window.start}/${window.end}`);
  return `https://${host}/#@${tenant}/${BLADE}/resourceId/${encodeURIComponent(resource)}/${SOURCE}${carried}/timespan/${timespan}`;
}

const FORM =
  /^https:\/\/([a-z0-9.-]+)\/?#(?:@([\w.-]+)\/|view\/|)?blade\/Microsoft_(?:OperationsManagementSuite_Workspace|Azure_Monitoring_Logs)\/(?:Logs\.ReactView|LogsBlade)\/(.+)$/;

/** Also takes the older forms that alerts carry. Null for what is no such link. */
export function parseLogsLink(link: string): LogsLink | null {
  const [, host, tenant, rest] = FORM.exec(link) ?? [];
  if (host === undefined || rest === undefined) return null;
  const parts = partsOf(rest);
  const encoded = parts.get('q');
  const query = encoded === undefined ? null : decodeQuery(encoded);
  const [start = '', end = ''] = (percentDecoded(parts.get('timespan') ?? '') ?? '').split('/');
  const resource = percentDecoded(parts.get('resourceId') ?? '') || scopeOf(parts.get('scope') ?? '');
  if ((encoded !== undefined && query === null) || resource === '' || end === '') return null;
  return { host, tenant: tenant ?? '', resource, query, window: { start, end } };
}

/** `name/value/name/value`; what stands alone is skipped. */
function partsOf(path: string): Map<string, string> {
  const words = path.split('/');
  const parts = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) parts.set(words[at] ?? '', words[at + 1] ?? '');
  return parts;
}

function scopeOf(encoded: string): string {
  try {
    const scope = JSON.parse(percentDecoded(encoded) ?? '') as { resources?: { resourceId?: unknown }[] };
    const id = scope.resources?.[0]?.resourceId;
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
  }
}

/** Whether both open the same: another release of zlib may pack the same query into other bytes. */
export function opensSame(one: string, other: string): boolean {
  const bare = (link: string): string => link.replace(/\/q\/[^/]*/, '/q/');
  const [first, second] = [parseLogsLink(one), parseLogsLink(other)];
  return first !== null && second !== null && bare(one) === bare(other) && first.query === second.query;
}
