// A tool as it is pinned: the words that the agent will read, in one spelling, with their digest.
import { createHash } from 'node:crypto';
import type { McpPins } from '@agent-harness/contracts';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';

export type PinnedTool = McpPins['tools'][number];

/** What a person reviews and the agent sees; icons, hints for clients and `_meta` go nowhere. */
export function pinTool({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
}: Tool): PinnedTool {
  const claimed = Object.entries(annotations ?? {}).filter(
    (pair): pair is [string, string | boolean] => typeof pair[1] === 'string' || typeof pair[1] === 'boolean',
  );
  const tool = {
    name,
    ...(title === undefined ? {} : { title }),
    description: description ?? '',
    inputSchema,
    ...(outputSchema === undefined ? {} : { outputSchema }),
    annotations: Object.fromEntries(claimed),
  };
  return { ...tool, digest: toolDigest(tool) };
}

/** Of the tool without its digest; `sha256:` and hex. */
export function toolDigest(tool: Omit<PinnedTool, 'digest'>): string {
  return `sha256:${createHash('sha256')
    .update(canonical(withoutDigest(tool)))
    .digest('hex')}`;
}

export function withoutDigest(tool: Omit<PinnedTool, 'digest'>): Omit<PinnedTool, 'digest'> {
  return Object.fromEntries(Object.entries(tool).filter(([key]) => key !== 'digest')) as Omit<
    PinnedTool,
    'digest'
  >;
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
