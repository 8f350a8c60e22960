// Hook events as Claude Code sends them, and what it never sends.
import { parse } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

const base = { session_id: 's', cwd: '/workspace' };
const call = (tool_name: string, tool_input: unknown, hook_event_name = 'PreToolUse') =>
  normalise({ ...base, hook_event_name, tool_name, tool_input, tool_use_id: 'toolu_1' });

describe('kinds', () => {
  it.each([
    ['SessionStart', 'session.start', {}],
    ['SessionEnd', 'session.end', {}],
    ['SubagentStart', 'agent.start', {}],
    ['SubagentStop', 'agent.end', {}],
    ['InstructionsLoaded', 'instructions', {}],
    ['ConfigChange', 'config', {}],
    ['PostToolBatch', 'batch.done', {}],
    ['UserPromptSubmit', 'prompt', { prompt: 'hello' }],
    ['PermissionRequest', 'tool.permit', { tool_name: 'Read', tool_input: {} }],
    ['PostToolUseFailure', 'tool.failed', { tool_name: 'Read', tool_input: {}, error: 'x' }],
    ['SomethingNew', 'other', { payload: [1] }],
    ['constructor', 'other', {}],
  ])('%s is %s', (hook, event, extra) => {
    const normal = normalise({ ...base, hook_event_name: hook, ...extra });
    expect(normal).toMatchObject({ event, hook });
    expect(() => parse('tool-event', normal, 'normalised')).not.toThrow();
  });
});

describe('nonsense is an error', () => {
  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ ...base }],
    [{ ...base, hook_event_name: 7 }],
    [{ hook_event_name: 'SessionStart', session_id: 's' }],
    [{ hook_event_name: 'SessionStart', session_id: 's', cwd: 'relative' }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_input: {} }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_name: 'Read' }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_name: 'Read', tool_input: [] }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: {} }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: ['ls'] } }],
    [{ ...base, hook_event_name: 'PreToolUse', tool_name: 'Read', tool_input: {}, tool_use_id: 1 }],
    [{ ...base, hook_event_name: 'UserPromptSubmit' }],
  ])('%j', (raw) => {
    expect(() => normalise(raw)).toThrow(expect.objectContaining({ code: 'event.invalid' }));
  });
});

describe('paths', () => {
  it.each([
    ['Read', { file_path: 'a/../b' }, [['/workspace/b', 'read']]],
    ['Read', { file_path: '~/x' }, [['/home/agent/x', 'read']]],
    ['Write', { file_path: '/out/x', content: '' }, [['/out/x', 'write']]],
    ['NotebookEdit', { notebook_path: 'n.ipynb' }, [['/workspace/n.ipynb', 'write']]],
    ['EnterWorktree', { path: '/w' }, [['/w', 'write']]],
    [
      'Artifact',
      { file_paths: ['/a', 'b'], out_dir: '/o' },
      [
        ['/a', 'read'],
        ['/workspace/b', 'read'],
        ['/o', 'write'],
      ],
    ],
    ['Grep', { pattern: '/etc' }, [['/workspace', 'search']]],
    [
      'Glob',
      { pattern: '../x/*.ts', path: '/workspace/src' },
      [
        ['/workspace/src', 'search'],
        ['/workspace/x', 'search'],
      ],
    ],
    [
      'Glob',
      { pattern: '/etc/*' },
      [
        ['/workspace', 'search'],
        ['/etc', 'search'],
      ],
    ],
    [
      'Glob',
      { pattern: '\\\\?\\C:\\*' },
      [
        ['/workspace', 'search'],
        ['/workspace/\\\\?\\C:\\*', 'search'],
      ],
    ],
    [
      'Grep',
      { pattern: 'x', glob: 'docs/\\[a\\]*.md' },
      [
        ['/workspace', 'search'],
        ['/workspace/docs', 'search'],
      ],
    ],
    [
      'Bash',
      { command: 'cat a > /out/b' },
      [
        ['/workspace/a', 'read'],
        ['/out/b', 'write'],
      ],
    ],
  ])('%s %j', (tool, input, expected) => {
    expect(call(tool, input).paths.map(({ path, access }) => [path, access])).toEqual(expected);
  });
});

describe('hosts', () => {
  it.each([
    ['WebFetch', { url: 'https://ok@Evil.Example:8443/x' }, ['evil.example']],
    ['WebFetch', { url: 'http://0xA9FEA9FE/' }, ['169.254.169.254']],
    ['mcp__x__get', { where: 'https://a.example/' }, ['a.example']],
    ['mcp__x__post', { body: 'see https://a.example/' }, []],
    ['mcp__x__post', { payload: '{"to":{"url":"https://a.example/"}}' }, ['a.example']],
    ['mcp__x__post', { request: { options: [{ hostname: '2852039166' }] } }, ['169.254.169.254']],
    ['mcp__x__post', { endpoint: 'user@a.example:8080/x' }, ['a.example']],
    ['WebSearch', { query: 'x', allowed_domains: ['a.example'] }, ['a.example']],
    ['Write', { file_path: '/out/x', content: 'https://a.example/' }, []],
    ['Bash', { command: 'curl https://a.example' }, ['a.example']],
    ['Bash', { command: 'grep https://a.example x' }, []],
  ])('%s %j', (tool, input, expected) => {
    expect(call(tool, input).hosts.map(({ host }) => host)).toEqual(expected);
  });
});

describe('texts', () => {
  it('tells what a tool is given from what a model will read', () => {
    const { texts } = call('Agent', { prompt: 'do it', description: 'd', run_in_background: true });
    expect(texts).toEqual([
      { text: 'do it', direction: 'to-model', from: '/tool_input/prompt' },
      { text: 'd', direction: 'to-tool', from: '/tool_input/description' },
      { text: 'true', direction: 'to-tool', from: '/tool_input/run_in_background' },
    ]);
  });
  it('finds every text of a response', () => {
    const event = normalise({
      ...base,
      hook_event_name: 'PostToolUse',
      tool_name: 'Bash',
      tool_input: { command: 'ls' },
      tool_response: { stdout: 'a', 'x/y': [{ z: 'b' }] },
    });
    expect(event.texts.map(({ text, from }) => [text, from])).toEqual([
      ['a', '/tool_response/stdout'],
      ['b', '/tool_response/x~1y/0/z'],
    ]);
  });
});

describe('properties', () => {
  it('gives a valid tool-event or an error with a message, for any JSON', () => {
    const fields = fc.record({
      hook_event_name: fc.constantFrom(
        'PreToolUse',
        'PostToolUse',
        'PostToolBatch',
        'Stop',
        'UserPromptSubmit',
      ),
      session_id: fc.constant('s'),
      cwd: fc.constantFrom('/workspace', '/', 'x'),
      tool_name: fc.constantFrom('Bash', 'Read', 'Glob', 'mcp__a__b', '__proto__'),
      tool_input: fc.oneof(
        fc.dictionary(
          fc.constantFrom('command', 'file_path', 'url', 'pattern', '__proto__', 'path'),
          fc.jsonValue(),
        ),
        fc.jsonValue(),
      ),
      tool_response: fc.jsonValue(),
      tool_calls: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fields, (raw) => {
        try {
          parse('tool-event', normalise(raw), 'normalised');
        } catch (cause) {
          expect(cause).toMatchObject({ code: 'event.invalid' });
        }
      }),
      { numRuns: 300 },
    );
  });
});
