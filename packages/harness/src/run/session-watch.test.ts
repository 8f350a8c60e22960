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
  expect(watch.report().missing).toEqual([message]);
});

it('is not misled by text that is no event', () => {
  const watch = watchSession('harness');
  for (const line of ['', 'null', '[]', '{', '"result"', '{"type":"assistant"}']) watch.line(line, 'stdout');
  watch.line(init(), 'stderr');
  expect(watch.report()).toMatchObject({ session: null, result: null });
});
