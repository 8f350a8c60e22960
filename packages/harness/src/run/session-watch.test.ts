import { expect, it } from 'vitest';
import { watchSession } from './session-watch.ts';

const init = (more: object = {}): string =>
  JSON.stringify({
    type: 'system',
    subtype: 'init',
    session_id: 's1',
    plugins: [{ name: 'harness' }],
    mcp_servers: [],
    ...more,
  });

it('sees a complete session', async () => {
  const watch = watchSession('harness');
  watch.line(init(), 'stdout');
  watch.line(
    JSON.stringify({ type: 'result', subtype: 'success', is_error: false, result: 'done' }),
    'stdout',
  );
  expect(await watch.initialised).toMatchObject({ missing: [], session: 's1' });
  expect(watch.report().result).toMatchObject({ isError: false, subtype: 'success', text: 'done' });
});

it.each([
  ['the plugin', init({ plugins: [] }), 'plugin harness is not loaded'],
  [
    'an MCP server',
    init({ mcp_servers: [{ name: 'azure', status: 'failed' }] }),
    'MCP server azure is failed',
  ],
  ['a plugin’s parts', init({ plugin_errors: ['bad json'] }), 'plugin error: "bad json"'],
])('names %s that is missing', (_, line, message) => {
  const watch = watchSession('harness');
  watch.line(line, 'stdout');
  expect(watch.report().missing).toContain(message);
});

it('is not misled by text that is no event', () => {
  const watch = watchSession('harness');
  for (const line of ['', 'null', '[]', '{', '"result"', '{"type":"assistant"}']) watch.line(line, 'stdout');
  watch.line(init(), 'stderr');
  expect(watch.report()).toMatchObject({ session: null, result: null });
});

it('holds the session’s MCP servers and tools against the grants, both ways', () => {
  const grants = [{ server: 'azure', tools: ['query'], access: 'read' as const, secrets: [] }];
  const missing = (more: object): string[] => {
    const watch = watchSession('harness', grants);
    watch.line(init(more), 'stdout');
    return watch.report().missing;
  };
  const connected = [{ name: 'azure', status: 'connected' }];
  expect(missing({ mcp_servers: connected, tools: ['Bash', 'mcp__azure__query'] })).toEqual([]);
  expect(missing({})).toEqual(['MCP server azure is not there', 'MCP tool mcp__azure__query is not there']);
  expect(missing({ mcp_servers: connected, tools: [] })).toEqual(['MCP tool mcp__azure__query is not there']);
  expect(
    missing({
      mcp_servers: [...connected, { name: 'evil', status: 'connected' }],
      tools: ['mcp__azure__query', 'mcp__evil__send'],
    }),
  ).toEqual(['MCP server evil was not granted', 'MCP tool mcp__evil__send was not granted']);
});
