// Paths, hosts and texts of events in their rarer spellings: a guard that misses one judges another call.
import { describe, expect, it } from 'vitest';
import { asked } from '../policy/reading-policy.fixture.ts';
import { leaves } from './json-leaves.ts';
import { normalise } from './normalise.ts';

const paths = (tool: string, input: Record<string, unknown>) =>
  asked(tool, input).paths.map(({ path, access, from }) => [path, access, from]);
const hosts = (input: Record<string, unknown>, tool = 'mcp__x__get') =>
  asked(tool, input).hosts.map(({ host }) => host);
const texts = (event: Record<string, unknown>) =>
  normalise({ session_id: 's', cwd: '/workspace', tool_input: {}, ...event }).texts.map(
    ({ text, direction, from }) => [text, direction, from],
  );

describe('the path of a field', () => {
  it.each([
    ['file:///etc/passwd', '/etc/passwd'],
    ['FILE:/etc/passwd', '/etc/passwd'],
    ['file:etc/passwd', '/etc/passwd'],
    ['a/file:/b', '/workspace/a/file:/b'],
    [' /etc/passwd', '/etc/passwd'],
    ['\n~/x\t', '/home/agent/x'],
    ['\ufeff/etc/passwd', '/etc/passwd'],
    ['a b /x', '/workspace/a b /x'],
    ['~', '/home/agent'],
    ['$HOME/x', '/home/agent/x'],
    ['${HOME}/x', '/home/agent/x'],
    ['a/~/x', '/workspace/a/~/x'],
    ['$HOMES/x', '/workspace/$HOMES/x'],
    ['~+', '/workspace'],
    ['~+/x', '/workspace/x'],
    ['~+x', '/workspace/~+x'],
    ['a/~+/x', '/workspace/a/~+/x'],
    ['a~-/x', '/workspace/a~-/x'],
    ['~-', '/'],
    ['~-/etc', '/etc'],
    ['~2', '/'],
    ['~12/etc', '/etc'],
    ['~-x', '/workspace/~-x'],
    ['~root/x', '/home/root/x'],
    ['~ci-bot/x', '/home/ci-bot/x'],
    ['~ci', '/home/ci'],
    ['a~ci/x', '/workspace/a~ci/x'],
    ['~a b/x', '/workspace/~a b/x'],
  ])('%s is %s', (path, place) => {
    expect(paths('Read', { file_path: path })).toEqual([[place, 'read', '/tool_input/file_path']]);
  });
  it('that is no text, or no field of paths, is none', () => {
    expect(paths('Read', { file_path: 7, paths: ['a', 7], toString: 'b' })).toEqual([
      ['/workspace/a', 'read', '/tool_input/paths'],
    ]);
  });
});

describe('a search', () => {
  it.each([
    ['LS', {}, [['/workspace', 'search', '/cwd']]],
    ['LS', { path: 'src', glob: '/etc/*' }, [['/workspace/src', 'search', '/tool_input/path']]],
    [
      'LS',
      { path: 'a', dir: 'b' },
      [
        ['/workspace/a', 'search', '/tool_input/path'],
        ['/workspace/b', 'search', '/tool_input/dir'],
      ],
    ],
    ['Grep', { pattern: 'x', path: 'src' }, [['/workspace/src', 'search', '/tool_input/path']]],
    ['Grep', { pattern: 'x' }, [['/workspace', 'search', '/cwd']]],
    [
      'Grep',
      { pattern: 'x', glob: '!/etc/*' },
      [
        ['/workspace', 'search', '/cwd'],
        ['/etc', 'search', '/tool_input/glob'],
      ],
    ],
    [
      'Glob',
      { pattern: '{/etc,src}/*', path: 'a', directory: 'b' },
      [
        ['/workspace/a', 'search', '/tool_input/path'],
        ['/workspace/b', 'search', '/tool_input/directory'],
        ['/etc', 'search', '/tool_input/pattern'],
        ['/workspace/a/src', 'search', '/tool_input/pattern'],
      ],
    ],
    [
      'Glob',
      { pattern: 'a!b/*' },
      [
        ['/workspace', 'search', '/cwd'],
        ['/workspace/a!b', 'search', '/tool_input/pattern'],
      ],
    ],
  ])('%s %j', (tool, input, expected) => expect(paths(tool, input)).toEqual(expected));
  it.each([
    ['C:\\x\\*', '/workspace/C:\\x\\*'],
    ['c:/x/*', '/workspace/c:/x/*'],
    ['\\\\host\\share\\*', '/workspace/\\\\host\\share\\*'],
    ['..\\x\\*', '/workspace/..\\x\\*'],
    ['a/..\\x\\*', '/workspace/a/..\\x\\*'],
    ['ab:/x/*', '/workspace/ab:/x'],
    ['1:/x/*', '/workspace/1:/x'],
    ['c:x/*', '/workspace/c:x'],
    ['a\\\\b/*', '/workspace/a\\\\b'],
    ['a..\\x/*', '/workspace/a..\\x'],
  ])('for %s starts at %s: what only Windows reads is left whole', (pattern, start) => {
    expect(paths('Glob', { pattern })[1]).toEqual([start, 'search', '/tool_input/pattern']);
  });
  it.each([
    ['are', '{a,b}'.repeat(24)],
    ['may be', '{'.repeat(2_000)],
  ])('through more folders than can be counted may look anywhere: there %s', (_, pattern) => {
    expect(paths('Glob', { pattern })[1]).toEqual(['/', 'search', '/tool_input/pattern']);
  });
});

it('an event without a tool may name a file, from where it stands', () => {
  const event = { hook_event_name: 'InstructionsLoaded', session_id: 's', cwd: '/workspace' };
  expect(normalise({ ...event, file_path: 'CLAUDE.md' }).paths).toEqual([
    { path: '/workspace/CLAUDE.md', access: 'read', from: '/file_path' },
  ]);
  expect(normalise(event).paths).toEqual([]);
});

describe('the host of a field', () => {
  it.each([
    [{ host: 'a.example:8080' }, ['a.example']],
    [{ host: 'a.example' }, ['a.example']],
    [{ host: 'a.example:' }, ['a.example']],
    [{ host: 'a.example:80x' }, []],
    [{ host: 'a.example:80:90' }, []],
    [{ host: '[::1]:8080' }, ['::1']],
    [{ host: '[fe80::1%eth0]:80' }, ['fe80::1']],
    [{ host: '[::1]' }, ['::1']],
    [{ host: '::1' }, ['::1']],
    [{ host: 'user:word@a.example:22/x?y#z' }, ['a.example']],
    [{ host: ' a.example:22 ' }, ['a.example']],
    [{ host: 'a.example#b' }, ['a.example']],
    [{ hosts: ['a.example', 'b.example'] }, ['a.example', 'b.example']],
    [{ host: 'a b' }, []],
    [{ note: 'a.example' }, []],
    [{ note: ' https://a.example/' }, ['a.example']],
    [{ note: 'x://' }, []],
    [{ url: 'see https://a.example/' }, ['a.example']],
    [{ args: '[{"url":"a.example"}]' }, ['a.example']],
    [{ args: ' {"url":"a.example"}' }, ['a.example']],
    [{ args: '"https://a.example/[1]"' }, []],
    [{ args: '{"url":' }, []],
    [{ url: { 10: 'a.example' } }, ['a.example']],
    [{ note: { 10: 'a.example' } }, []],
    [{ host: { port: '8080', name: 'a.example' } }, []],
    [{ args: 'x {"url":"a.example"}' }, []],
  ])('%j: %j', (input, expected) => expect(hosts(input)).toEqual(expected));
  it('is none where the text is data', () => {
    expect(hosts({ prompt: 'https://a.example/' }, 'Agent')).toEqual([]);
  });
});

describe('what a model will read', () => {
  it.each([
    [
      { hook_event_name: 'PostToolUseFailure', tool_name: 'Read', error: 'no such file' },
      [['no such file', 'to-model', '/error']],
    ],
    [{ hook_event_name: 'UserPromptSubmit', prompt: 'go' }, [['go', 'to-model', '/prompt']]],
    [
      { hook_event_name: 'SubagentStop', last_assistant_message: 'done' },
      [['done', 'to-model', '/last_assistant_message']],
    ],
    [
      { hook_event_name: 'PostToolBatch', tool_calls: [null, 7, {}, { tool_response: { a: 'b' } }] },
      [['b', 'to-model', '/tool_calls/3/tool_response/a']],
    ],
    [
      {
        hook_event_name: 'PermissionRequest',
        tool_name: 'Workflow',
        tool_input: { script: 'a', args: { args: 'b' }, argsOf: 'c', name: { args: 'd' } },
      },
      [
        ['a', 'to-model', '/tool_input/script'],
        ['b', 'to-model', '/tool_input/args/args'],
        ['c', 'to-tool', '/tool_input/argsOf'],
        ['d', 'to-tool', '/tool_input/name/args'],
      ],
    ],
    [
      { hook_event_name: 'PermissionRequest', tool_name: 'Read', tool_input: { prompt: 'a' } },
      [['a', 'to-tool', '/tool_input/prompt']],
    ],
    [{ hook_event_name: 'PostToolBatch', tool_calls: 'x' }, []],
    [{ hook_event_name: 'SessionStart', prompt: 'x' }, []],
  ])('%j', (event, expected) => expect(texts(event)).toEqual(expected));
});

describe('a value within a value', () => {
  const within = (depth: number, wrap: (value: unknown) => unknown): unknown =>
    depth === 0 ? 'a' : wrap(within(depth - 1, wrap));
  it.each<[string, (value: unknown) => unknown]>([
    ['list', (value) => [value]],
    ['object', (value) => ({ value })],
  ])('is read as deep as Claude Code nests, and deeper is no event: %s', (_, wrap) => {
    expect(leaves(within(64, wrap), '')).toHaveLength(1);
    expect(() => leaves(within(65, wrap), '')).toThrow(RangeError);
  });
  it('has the last name on the way to it for its field, and its whole way for its pointer', () => {
    expect(leaves({ a: ['b', { 10: 'c', '': 'd', 'x/~y': true, n: 1, z: null }] }, '/in', 'top')).toEqual([
      { text: 'b', pointer: '/in/a/0', field: 'a' },
      { text: 'c', pointer: '/in/a/1/10', field: 'a' },
      { text: 'd', pointer: '/in/a/1/', field: 'a' },
      { text: 'true', pointer: '/in/a/1/x~1~0y', field: 'x~1~0y' },
    ]);
    expect(leaves('a', '/in', 'top')).toEqual([{ text: 'a', pointer: '/in', field: 'top' }]);
    expect(leaves({ '/': 'a', '~': 'b' }, '/in')).toMatchObject([
      { pointer: '/in/~1' },
      { pointer: '/in/~0' },
    ]);
  });
});

describe('an event that no Claude Code sends', () => {
  const read = { hook_event_name: 'PreToolUse', tool_name: 'Read' };
  it.each([
    [{ hook_event_name: '' }],
    [{ hook_event_name: 7 }],
    [{ ...read, tool_name: '' }],
    [{ ...read, session_id: '' }],
    [{ ...read, cwd: 'workspace' }],
    [{ ...read, tool_input: ['a'] }],
    [{ ...read, tool_input: null }],
    [{ ...read, tool_input: 'a' }],
    [{ ...read, tool_use_id: 7 }],
    [{ ...read, agent_id: 7 }],
    [{ ...read, tool_name: 'Bash' }],
    [{ hook_event_name: 'UserPromptSubmit', prompt: '' }],
  ])('%j', (event) => expect(() => texts(event)).toThrow(expect.objectContaining({ code: 'event.invalid' })));
  it.each([[null], ['text'], [7], [['a']]])('is refused as no object where it is %j', (raw) => {
    expect(() => normalise(raw)).toThrow('it is not an object');
  });
  it('may leave out or null what not every event has', () => {
    const event = { ...read, session_id: 's', cwd: '/', tool_input: {} };
    expect(normalise({ ...event, tool_use_id: null, agent_id: null })).toMatchObject({
      call: null,
      agent: null,
    });
    expect(normalise({ ...event, tool_use_id: 'c', agent_id: 'a' })).toMatchObject({ call: 'c', agent: 'a' });
  });
  it('is not one whose tool has the name of a member of every object', () => {
    expect(asked('constructor', {})).toMatchObject({ tool: 'constructor', program: null, paths: [] });
  });
});
