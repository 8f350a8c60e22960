// Finds what a request asks the model's provider to do by itself: no hook, no guard and no container sees that.
import type { Grants } from '@agent-harness/contracts';

export type ServerTool = NonNullable<Grants['serverTools']>[number];

export interface ServerToolUse {
  /** `mcp` is never granted; `unknown` is what this door has not been taught. */
  tool: ServerTool | 'mcp' | 'unknown';
  /** Where in the request, and what stands there. */
  where: string;
}

/** Types that ask nothing of the provider; everything else must be known below. */
const PLAIN = new Set([
  'text',
  'image',
  'document',
  'search_result',
  'tool_use',
  'tool_result',
  'tool_reference',
  'thinking',
  'redacted_thinking',
  'compaction',
  'fallback',
  'tool_addition',
  'tool_removal',
  'tool_definition',
  // Of tools, sources, cache marks, citations and callers.
  'custom',
  'base64',
  'content',
  'ephemeral',
  'direct',
  'char_location',
  'page_location',
  'content_block_location',
  'search_result_location',
]);

/** Beginnings of types, without their date. */
const KNOWN: readonly [prefix: string, tool: ServerToolUse['tool']][] = [
  ['web_search', 'web_search'],
  ['web_fetch', 'web_fetch'],
  ['code_execution', 'code_execution'],
  ['bash_code_execution', 'code_execution'],
  ['text_editor_code_execution', 'code_execution'],
  ['container_upload', 'files'],
  ['file', 'files'],
  ['url', 'url_source'],
  ['computer', 'computer'],
  ['tool_search', 'tool_search'],
  ['mcp_', 'mcp'],
];

/** Keys whose values are data of a tool, not of the API. */
const OPAQUE = new Set(['input', 'input_schema', 'input_examples']);

export function serverToolsAsked(request: Readonly<Record<string, unknown>>): ServerToolUse[] {
  return [
    ...(request['mcp_servers'] === undefined ? [] : [{ tool: 'mcp' as const, where: 'mcp_servers' }]),
    ...containerUse(request['container']),
    ...['system', 'tools', 'messages'].flatMap((key) => walk(request[key], key)),
  ];
}

function containerUse(container: unknown): ServerToolUse[] {
  if (container === undefined || container === null) return [];
  const skills = typeof container === 'object' && 'skills' in container;
  return [
    { tool: 'code_execution', where: 'container' },
    ...(skills ? [{ tool: 'skills' as const, where: 'container.skills' }] : []),
  ];
}

function walk(value: unknown, where: string): ServerToolUse[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, `${where}.${index}`));
  if (value === null || typeof value !== 'object') return [];
  const object = value as Record<string, unknown>;
  return [
    ...typeUse(object, where),
    ...callers(object, where),
    ...Object.entries(object).flatMap(([key, inner]) =>
      OPAQUE.has(key) ? [] : walk(inner, `${where}.${key}`),
    ),
  ];
}

function typeUse(object: Record<string, unknown>, where: string): ServerToolUse[] {
  const type = object['type'];
  if (type === undefined || type === null || (typeof type === 'string' && PLAIN.has(type))) return [];
  // A use of the provider's tool in the conversation so far is known by its name.
  const name = type === 'server_tool_use' ? object['name'] : type;
  return [{ tool: toolOf(name), where: `${where} (${String(name).slice(0, 60)})` }];
}

/** A custom tool that code on the provider's side may call. */
function callers({ allowed_callers: allowed }: Record<string, unknown>, where: string): ServerToolUse[] {
  if (!Array.isArray(allowed)) return [];
  return allowed
    .filter((caller) => caller !== 'direct')
    .map((caller) => ({ tool: toolOf(caller), where: `${where}.allowed_callers` }));
}

const toolOf = (type: unknown): ServerToolUse['tool'] =>
  typeof type === 'string'
    ? (KNOWN.find(([prefix]) => type.startsWith(prefix))?.[1] ?? 'unknown')
    : 'unknown';
