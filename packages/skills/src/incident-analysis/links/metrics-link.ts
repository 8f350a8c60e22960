// The portal's link to a metric's chart over a stated time, and back from a link to what it shows.
import { percentDecoded } from './query-text.ts';

/** Azure's numbers for how values of a metric are put together. */
export const AGGREGATIONS = { total: 1, minimum: 2, maximum: 3, average: 4, count: 7 } as const;

export interface MetricsLink {
  host: string;
  tenant: string;
  resource: string;
  namespace: string;
  metric: string;
  aggregation: keyof typeof AGGREGATIONS;
  window: { start: string; end: string };
}

const BLADE = 'blade/Microsoft_Azure_MonitoringMetrics/Metrics.ReactView/Referer/MetricsExplorer';

export function buildMetricsLink(link: MetricsLink): string {
  const { host, tenant, resource, window } = link;
  const time = {
    absolute: { startTime: window.start, endTime: window.end },
    showUTCTime: true,
    grain: 1,
  };
  // A blank must be %20: the portal hangs on a plus.
  const part = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
  return `https://${host}/#@${tenant}/${BLADE}/ResourceId/${encodeURIComponent(resource)}/TimeContext/${part(time)}/ChartDefinition/${part(chartOf(link))}`;
}

function chartOf({ resource, namespace, metric, aggregation }: MetricsLink) {
  return {
    v2charts: [
      {
        metrics: [
          {
            resourceMetadata: { id: resource },
            name: metric,
            aggregationType: AGGREGATIONS[aggregation],
            namespace,
            metricVisualization: { displayName: metric },
          },
        ],
        title: `${metric} (${aggregation})`,
        visualization: { chartType: 2 },
      },
    ],
  };
}

const FORM =
  /^https:\/\/([a-z0-9.-]+)\/#@([\w.-]+)\/blade\/Microsoft_Azure_MonitoringMetrics\/Metrics\.ReactView\/Referer\/MetricsExplorer\/ResourceId\/([^/]+)\/TimeContext\/([^/]+)\/ChartDefinition\/([^/]+)$/;

/** Null for what is no link of ours: it must be what `buildMetricsLink` makes of what it says. */
export function parseMetricsLink(text: string): MetricsLink | null {
  const [, host = '', tenant = '', resource = '', time = '', chart = ''] = FORM.exec(text) ?? [];
  try {
    const context = JSON.parse(percentDecoded(time) ?? '') as {
      absolute: { startTime: string; endTime: string };
    };
    const { v2charts } = JSON.parse(percentDecoded(chart) ?? '') as ReturnType<typeof chartOf>;
    const [metric] = v2charts[0]?.metrics ?? [];
    const found = Object.entries(AGGREGATIONS).find(([, number]) => number === metric?.aggregationType);
    if (metric === undefined || found === undefined) return null;
    const link: MetricsLink = {
      host,
      tenant,
      resource: percentDecoded(resource) ?? '',
      namespace: metric.namespace,
      metric: metric.name,
      aggregation: found[0] as MetricsLink['aggregation'],
      window: { start: context.absolute.startTime, end: context.absolute.endTime },
    };
    return buildMetricsLink(link) === text ? link : null;
  } catch {
    return null;
  }
}
