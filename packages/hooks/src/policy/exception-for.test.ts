// Which exception a finding has, asked of one kind of thing after the other.
import { describe, expect, it } from 'vitest';
import type { Policy, ToolEvent, Where } from '@agent-harness/contracts';
import { currentPolicy } from './current-policy.ts';
import { type Subject, commandSubject, exceptionFor } from './excepted.ts';
import { exception } from './levels/levels.fixture.ts';
import { loadProfile } from './load-profile.ts';
import { ran, readingPolicy } from './reading-policy.fixture.ts';

const rule = 'a.rule';
const listed = readingPolicy();
const passes = (where: Where, about: Subject | undefined, policy: Policy = listed): boolean =>
  exceptionFor(rule, about, { ...policy, exceptions: [exception({ rule, where })] }) !== undefined;

const programOf = (line: string): NonNullable<ToolEvent['program']> => {
  const { program } = ran(line);
  if (!program) throw new Error(`${line} is no program`);
  return program;
};
const command = (line: string, cwd = '/workspace') => commandSubject(programOf(line), cwd);
const path = (...paths: string[]): Subject => ({ kind: 'path', paths, access: 'read' });
const host = (name: string): Subject => ({ kind: 'host', host: name });

const push: Where = { kind: 'command', name: 'git', words: ['push', 'origin'] };
const pems: Where = { kind: 'path', globs: ['/a/*.pem', '/b/*.pem'], access: ['read'] };
const hosts: Where = { kind: 'host', hosts: ['api.example', '*.acme.example'] };

describe('there is none', () => {
  it('for a finding that does not say what it is about, or is about something else', () => {
    const kinds = [push, pems, hosts];
    const subjects = [command('git push origin'), path('/a/x.pem'), host('api.example')];
    for (const [at, where] of kinds.entries())
      expect([undefined, ...subjects].map((about) => passes(where, about))).toEqual(
        [-1, 0, 1, 2].map((one) => one === at),
      );
  });
  it('for another rule, or where a policy has none', () => {
    const policy = { ...listed, exceptions: [exception({ rule, where: hosts })] };
    expect(exceptionFor('another.rule', host('api.example'), policy)).toBeUndefined();
    const { exceptions: _, ...without } = listed;
    expect(exceptionFor(rule, host('api.example'), without)).toBeUndefined();
    expect(currentPolicy(without, new Date())).toBe(without);
  });
});

describe('a command', () => {
  it.each(['git push origin', 'git push origin 2>&1', 'git push origin >&2', '\'git\' push "origin"'])(
    '%s',
    (line) => {
      expect(passes(push, command(line))).toBe(true);
    },
  );
  it.each([
    'git push',
    'git push origin main',
    'git push upstream',
    'hub push origin',
    'A=1 git push origin',
    'env git push origin',
    'git push origin > /out/1',
    'git push origin >> 1',
    'git push origin >&/out/1',
    'git push origin >&12',
    'git push origin >&31',
    'git push origin 2>&1 >/out/x',
    'git push $X',
  ])('but not %s', (line) => {
    expect(passes(push, command(line))).toBe(false);
  });
  it('nor one that another command starts', () => {
    const plain = command('git push origin');
    if (plain?.kind !== 'command') throw new Error('it is one command');
    const started = { ...plain, command: { ...plain.command, via: ['env'] } };
    expect([passes(push, plain), passes(push, started)]).toEqual([true, false]);
  });
  it('is none beside another, or where its program was not read whole', () => {
    expect(command('git push origin; ls')).toBeUndefined();
    expect(command('')).toBeUndefined();
    const program = programOf('git push origin');
    expect(commandSubject({ ...program, problems: ['unfinished'] }, '/workspace')).toBeUndefined();
  });
  it('not where the agent could change what it reads, unless a person watches and it may everywhere', () => {
    const policy = { ...listed, space: { ...listed.space, write: ['/out', '/tmp'] } };
    const from = (cwd: string, by: Policy) => passes(push, command('git push origin', cwd), by);
    for (const cwd of ['/out', '/out/clone', '/tmp']) expect(from(cwd, policy)).toBe(false);
    expect(from('/outer', policy)).toBe(true);
    expect(from('/workspace', loadProfile('developer'))).toBe(true);
  });
});

describe('a path', () => {
  it('passes where every name of it is one of the named', () => {
    expect(passes(pems, path('/a/x.pem'))).toBe(true);
    expect(passes(pems, path('/b/x.pem', '/a/y.pem'))).toBe(true);
    expect(passes(pems, path('/a/x.pem', '/c/x.pem'))).toBe(false);
    expect(passes(pems, path())).toBe(false);
    expect(passes(pems, { ...path('/a/x.pem'), access: 'write' } as Subject)).toBe(false);
  });
  it.each(['*', '?', '[x]', '{x}', '\\x', '$x', '~'])('is not what it looks like with %s', (letter) => {
    expect(passes(pems, path(`/a/${letter}.pem`))).toBe(false);
  });
  it('does not climb', () => {
    const all: Where = { kind: 'path', globs: ['/a/**'], access: ['read'] };
    expect(passes(all, path('/a/b/x'))).toBe(true);
    expect(passes(all, path('/a/../x'))).toBe(false);
  });
});

describe('a host', () => {
  it.each(['api.example', 'git.acme.example', 'a.b.acme.example'])('%s', (name) => {
    expect(passes(hosts, host(name))).toBe(true);
  });
  it.each([
    'api.example.evil',
    'x.api.example',
    'acme.example',
    'evilacme.example',
    '.acme.example.evil',
    '*.acme.example.x',
  ])('but not %s', (name) => {
    expect(passes(hosts, host(name))).toBe(false);
  });
});
