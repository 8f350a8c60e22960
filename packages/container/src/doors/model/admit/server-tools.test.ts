import { expect, it } from 'vitest';
import { serverToolsAsked } from './server-tools.ts';

const message = (block: object) => ({ messages: [{ role: 'user', content: [block] }] });

it.each([
  ['web_search', { tools: [{ type: 'web_search_20250305', name: 'web_search' }] }],
  ['web_search', { tools: [{ type: 'web_search_20990101', name: 'web_search' }] }],
  ['web_fetch', { tools: [{ type: 'web_fetch_20250910', name: 'web_fetch' }] }],
  ['code_execution', { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] }],
  ['code_execution', { container: 'container_1' }],
  ['skills', { container: { skills: [{ type: 'anthropic', skill_id: 'pptx' }] } }],
  ['computer', { tools: [{ type: 'computer_20250124', name: 'computer', display_width_px: 1 }] }],
  ['tool_search', { tools: [{ type: 'tool_search_tool_regex_20251119', name: 'x' }] }],
  ['mcp', { mcp_servers: [{ type: 'url', url: 'https://x.example', name: 'x' }] }],
  ['mcp', { tools: [{ type: 'mcp_toolset', mcp_server_name: 'x' }] }],
  ['files', message({ type: 'container_upload', file_id: 'file_1' })],
  ['files', message({ type: 'document', source: { type: 'file', file_id: 'file_1' } })],
  ['url_source', message({ type: 'image', source: { type: 'url', url: 'https://collector.example/?q=1' } })],
  [
    'url_source',
    message({
      type: 'tool_result',
      tool_use_id: 't',
      content: [
        {
          type: 'document',
          source: { type: 'content', content: [{ type: 'image', source: { type: 'url' } }] },
        },
      ],
    }),
  ],
  ['web_search', message({ type: 'server_tool_use', name: 'web_search', input: {} })],
  ['mcp', message({ type: 'mcp_tool_use', name: 'x' })],
  [
    'code_execution',
    { tools: [{ name: 'x', input_schema: {}, allowed_callers: ['code_execution_20250825'] }] },
  ],
  [
    'web_search',
    message({
      type: 'tool_addition',
      tool: { type: 'tool_definition', definition: { type: 'web_search_20250305' } },
    }),
  ],
  ['unknown', { tools: [{ type: 'telepathy_20300101', name: 'x' }] }],
  ['unknown', message({ type: 'telepathy' })],
  ['unknown', { tools: [{ type: 7, name: 'x' }] }],
])('sees %s in %j', (tool, request) => {
  expect(serverToolsAsked(request).map((use) => use.tool)).toContain(tool);
});

it('sees nothing in a request whose tools run in the container', () => {
  const request = {
    system: [{ type: 'text', text: 'web_search_20250305', cache_control: { type: 'ephemeral' } }],
    tools: [
      // A tool's schema and input may hold any word: they are its data.
      {
        name: 'Bash',
        input_schema: { type: 'object', properties: { type: { type: 'url' } } },
        allowed_callers: ['direct'],
      },
      { type: 'custom', name: 'WebSearch', input_schema: { type: 'object' }, defer_loading: true },
    ],
    messages: [
      { role: 'system', content: 'x' },
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'a', name: 'Write', input: { type: 'web_search_20250305' } }],
      },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 'a',
            content: [{ type: 'image', source: { type: 'base64', data: '' } }],
          },
        ],
      },
    ],
  };
  expect(serverToolsAsked(request)).toEqual([]);
});

it('says where it stands', () => {
  const [use] = serverToolsAsked(message({ type: 'image', source: { type: 'url' } }));
  expect(use).toEqual({ tool: 'url_source', where: 'messages.0.content.0.source (url)' });
});
