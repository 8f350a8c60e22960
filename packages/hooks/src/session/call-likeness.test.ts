import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callLikeness } from './call-likeness.ts';

const cwd = '/workspace';
const like = (tool: string, model: object, asked: object): boolean =>
  callLikeness(tool, model, cwd) === callLikeness(tool, asked, cwd);

describe('a call and the request for it are alike', () => {
  it.each<[string, object, object]>([
    ['Read', { file_path: 'a.txt' }, { file_path: '/workspace/a.txt' }],
    ['Read', { file_path: './b/../a', offset: '1' }, { file_path: '/workspace/a', offset: 1 }],
    ['mcp__a__b', { ratio: '-12.25' }, { ratio: -12.25 }],
    ['Edit', { old_string: 'a', new_string: 'b' }, { old_string: 'a', new_string: 'b', replace_all: false }],
    ['Edit', { new_string: 'b  ', replace_all: 'true' }, { new_string: 'b', replace_all: true }],
    ['Write', { content: 'x\n  \n\t y \r\n' }, { content: 'x\n\n\t y\n' }],
    ['Bash', { command: 'cd /workspace && ls' }, { command: 'ls' }],
    ['Bash', { command: 'find . -exec ls {} \\\\;' }, { command: 'find . -exec ls {} \\;' }],
    ['Agent', { prompt: 'p', run_in_background: false }, { prompt: 'p' }],
    ['ToolSearch', { query: 'x' }, { query: 'x', max_results: 5 }],
    ['mcp__a__b', { list: [{ b: 1, a: 'x' }] }, { list: [{ a: 'x', b: 1 }] }],
  ])('%s %j %j', (tool, model, asked) => {
    expect(like(tool, model, asked)).toBe(true);
  });

  it.each<[string, object, object]>([
    ['Read', { file_path: 'a.txt' }, { file_path: '/elsewhere/a.txt' }],
    ['Read', { path_note: 'a' }, { path_note: '/workspace/a' }],
    ['Read', { offset: '1a' }, { offset: 1 }],
    ['Read', { offset: '1.a' }, { offset: 1 }],
    ['Read', { note: 'falsehood' }, { note: 'truehood' }],
    ['Read', { note: 'untrue' }, {}],
    ['mcp__a__b', { list: ['a.txt'] }, { list: { 0: 'a.txt' } }],
    ['Bash', { command: 'ls' }, { command: 'ls -a' }],
    ['Bash', { command: 'cd /tmp && ls' }, { command: 'ls' }],
    ['Bash', { command: ' ls' }, { command: 'ls' }],
    ['Write', { content: 'a\nb' }, { content: 'a b' }],
    ['Write', { content: 'a' }, { content: 'a', extra: 'b' }],
    ['Write', { content: '' }, {}],
    ['mcp__a__b', { list: ['a', 'b'] }, { list: ['b', 'a'] }],
  ])('and not %s %j %j', (tool, model, asked) => {
    expect(like(tool, model, asked)).toBe(false);
  });

  it('never with another tool', () => {
    expect(callLikeness('Read', {}, cwd)).not.toBe(callLikeness('Write', {}, cwd));
  });

  it('whatever the JSON', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const model = callLikeness('T', value, cwd);
        expect(callLikeness('T', JSON.parse(JSON.stringify(value)), cwd)).toBe(model);
      }),
    ));
});
