// Flags become one match, or say what is wrong with them.
import { describe, expect, it } from 'vitest';
import { matchOf } from './match-of.ts';

describe('flags', () => {
  it.each([
    [{}, null],
    [{ command: 'terraform' }, { kind: 'command', name: 'terraform', words: [] }],
    [{ command: 'rm -r' }, { kind: 'command', name: 'rm', words: ['-r'] }],
    [
      { command: ' git  push --force' },
      { kind: 'command', name: 'git', subcommand: 'push', words: ['--force'] },
    ],
    [{ path: ['/a'] }, { kind: 'path', globs: ['/a'], access: ['read', 'write'] }],
    [
      { path: ['/a'], access: ['write'] },
      { kind: 'path', globs: ['/a'], access: ['write'] },
    ],
    [{ host: ['a.example'] }, { kind: 'host', hosts: ['a.example'] }],
    [{ credentialPath: ['**/.x'] }, { kind: 'credential-path', globs: ['**/.x'] }],
    [
      { credentialText: 'x', keyword: ['x'] },
      { kind: 'credential-text', pattern: 'x', keywords: ['x'] },
    ],
    [{ injection: 'x' }, { kind: 'injection', pattern: 'x' }],
    [{ instruction: ['<send>', '<stop>'] }, { kind: 'instruction', patterns: ['<send>', '<stop>'] }],
  ])('%j', (flags, match) => {
    expect(matchOf(flags)).toEqual(match);
  });
  it('refused', () => {
    expect(() => matchOf({ command: 'git', host: ['a'] })).toThrow(/command and host/u);
    expect(() => matchOf({ credentialText: 'x' })).toThrow(/keyword/u);
    expect(() => matchOf({ injection: 'x', instruction: ['<send>'] })).toThrow(/injection and instruction/u);
    expect(() => matchOf({ command: ' ' })).toThrow(/empty/u);
    expect(() => matchOf({ path: ['/a'], access: ['run'] })).toThrow(/run/u);
  });
});
