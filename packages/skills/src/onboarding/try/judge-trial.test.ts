// A failure of the command's own is told apart from what the container lacks; the kept line is inert and bounded.
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../text/clean.ts';
import { judgeTrial } from './judge-trial.ts';
import { lastLine } from './last-line.ts';

const PLACES = { tree: '/tmp/try-x/tree', home: '/tmp/try-x/own-1/home', temporary: '/tmp/try-x/own-1/tmp' };
const ended = (tail: string, code = 1) => judgeTrial({ end: 'exit', code, tail }, 'make', PLACES);

describe('judgeTrial', () => {
  it.each([
    ['bash: line 1: tsc: command not found\n', 127, 'program', 'tsc'],
    ['sh: 1: tsc: not found\n', 127, 'program', 'tsc'],
    ['make: tsc: No such file or directory\nmake: *** [Makefile:2: all] Error 127\n', 2, 'program', 'tsc'],
    ["/usr/bin/env: 'python3': No such file or directory\n", 127, 'program', 'python3'],
    ['Error: spawn /bin/sh ENOENT\n    at x\n', 1, 'program', '/bin/sh'],
    ["Error: Cannot find module 'fastify'\nRequire stack:\n", 1, 'package', 'fastify'],
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@a/b' imported from x\n", 1, 'package', '@a/b'],
    ["ModuleNotFoundError: No module named 'numpy'\n", 1, 'package', 'numpy'],
    [
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/tmp/try-x/tree/dist/a.js' imported from /tmp/try-x/tree/b.js\n",
      1,
      'file',
      'dist/a.js',
    ],
    ['Error: getaddrinfo EAI_AGAIN x.example\n', 1, 'network', ''],
    ['fatal: unable to access: Could not resolve host: x.example\n', 128, 'network', ''],
    ['Error: ENOSPC: no space left on device, write\n', 1, 'space', ''],
    ['bash: line 1: ./run: Permission denied\n', 126, 'execution', './run'],
  ])('%j with exit code %i needs %s %s', (tail, code, need, what) => {
    expect(ended(tail, code)).toEqual({ outcome: 'needs', code, need, what });
  });

  it.each([
    ['1 test failed: page not found\n', '1 test failed: page not found'],
    ['open config: Permission denied\n', 'open config: Permission denied'],
    ['Error: Cannot find the module of this name\n', 'Error: Cannot find the module of this name'],
    ['bash: line 1: a`b`: command not found\n', 'bash: line 1: a`b`: command not found'],
    ['', ''],
  ])('%j is a failure of its own', (tail, what) => {
    expect(ended(tail, 2)).toEqual({ outcome: 'fails', code: 2, need: '', what });
  });

  it('believes an exit code of 0, whatever was printed', () => {
    expect(ended('Error: ENOTFOUND', 0)).toEqual({ outcome: 'works', code: 0, need: '', what: '' });
  });

  it('says how it was stopped, or that it never began', () => {
    const of = (end: 'time' | 'output' | 'not-started', tail = '') =>
      judgeTrial({ end, code: 137, tail }, 'make', PLACES);
    expect(of('time')).toMatchObject({ outcome: 'endless', code: 0 });
    expect(of('output')).toMatchObject({ outcome: 'loud', code: 0 });
    expect(of('not-started', 'ENOENT')).toMatchObject({ outcome: 'needs', need: 'program', what: 'make' });
    expect(of('not-started', 'EACCES')).toMatchObject({ outcome: 'needs', need: 'execution' });
  });

  it('takes its own folders out of what is kept', () => {
    const tail = 'Error: no /tmp/try-x/tree/a.js, no /tmp/try-x/own-1/tmp/b, no /tmp/try-x/own-1/home/c\n';
    expect(ended(tail).what).toBe('Error: no a.js, no $TMPDIR/b, no $HOME/c');
  });
});

describe('lastLine', () => {
  it.each([
    ['one\ntwo\n\n', 'two'],
    ['\u001b[31mred\u001b[0m\u001b]0;title\u0007\n', 'red'],
    ['10 %\r50 %\rdone\r\n', 'done'],
    ['a\u202eb\u200bc\n', 'abc'],
    ["file.js:1\nthrow new Error('x')\n^\n\nError: x\n    at a (b:1:2)\n\nNode.js v24.21.0\n", 'Error: x'],
    ['API_TOKEN=abcdef failed\n', 'API_TOKEN=… failed'],
    [`${'x'.repeat(500)}\n`, `${'x'.repeat(199)}…`],
  ])('of %j is %j', (output, expected) => {
    expect(lastLine(output)).toBe(expected);
  });

  it('is one short line without anything that a reader cannot see, of any output', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 600 }), (output) => {
        const line = lastLine(output);
        expect(line.length).toBeLessThanOrEqual(200);
        expect(cleanText(line)).toBe(line);
      }),
    );
  });
});
