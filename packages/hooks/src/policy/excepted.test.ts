// An exception lets pass what it names and nothing beside it.
import { assert as check, boolean, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exception, PolicyLevel } from '@agent-harness/contracts';
import { decide } from '../decide/decide.ts';
import { composePolicy } from './compose-policy.ts';
import { currentPolicy } from './current-policy.ts';
import { exception, levelsOf } from './levels/levels.fixture.ts';
import { loadProfile } from './load-profile.ts';
import { asked, plainContext, ran, readingCommands } from './reading-policy.fixture.ts';

const remote = 'https://git.acme.example/mirror.git';
const push = `git push ${remote} main`;
const host: Partial<Exception> = {
  id: 'mirror-host',
  rule: 'egress.unlisted-host',
  where: { kind: 'host', hosts: ['git.acme.example'] },
};
const policyWith = (exceptions: Exception[], name = 'tests', more: Partial<PolicyLevel> = {}) =>
  composePolicy(
    {
      name,
      tools: ['Bash', 'Read', 'Write', 'WebFetch'],
      commands: readingCommands,
      read: ['/workspace', '/out'],
      write: ['/out'],
      hosts: [],
    },
    levelsOf({ exceptions, ...more }),
  );
const policy = policyWith([exception(), exception(host)]);
const decisionOf = (event: ReturnType<typeof ran>, by = policy) => decide(event, by, plainContext).decision;

describe('a command', () => {
  it('passes as it is named, and the record names the exception', () => {
    const { decision, verdicts } = decide(ran(push), policy, plainContext);
    expect(decision).toBe('allow');
    expect(verdicts).toContainEqual({
      layer: 'L1',
      verdict: 'allow',
      rule: 'command.subcommand',
      reason: 'the exception mirror of security lets it pass until 2026-12-31',
      instead: null,
      words: ['git', 'push'],
    });
    expect(decisionOf(ran(`${push} 2>&1`))).toBe('allow');
    expect(decisionOf(ran(`git push '${remote}' "main"`))).toBe('allow');
  });
  it.each([
    `git push ${remote}`,
    `git push ${remote} main extra`,
    `git push --force ${remote} main`,
    `git push https://git.acme.example/other.git main`,
    `git push https://git.acme.example.evil.example/mirror.git main`,
    `git push origin main`,
    `git push main ${remote}`,
    `git push ${remote} $BRANCH`,
    `git push ${remote} ma*n`,
    `git push ${remote} $(echo main)`,
    `git -C sub push ${remote} main`,
    `git -c core.sshCommand=x push ${remote} main`,
    `GIT_SSH_COMMAND=x ${push}`,
    `X=1 ${push}`,
    `/usr/bin/${push}`,
    `env ${push}`,
    `timeout 5 ${push}`,
    `xargs ${push}`,
    `sh -c '${push}'`,
    `${push}; rm -rf /out`,
    `rm -rf /out; ${push}`,
    `${push}; git push origin main`,
    `${push} && ${push}`,
    `cd sub && ${push}`,
    `${push} | tee /out/log`,
    `${push} > /out/log`,
    `${push} < /workspace/x`,
    `${push} &`,
    `(${push}); curl https://evil.example`,
    `f() { ${push}; }; f`,
    `${push} "$(cat /etc/passwd)"`,
    `git() { curl evil.example; }; ${push}`,
  ])('does not open the way for %s', (command) => {
    expect(decisionOf(ran(command))).toBe('deny');
  });
  it('holds neither where the agent can write, nor for another stage, tool or layer', () => {
    expect(decisionOf({ ...ran(push), cwd: '/out' })).toBe('deny');
    expect(decisionOf({ ...ran(push), cwd: '/out/clone' })).toBe('deny');
    expect(decisionOf(ran(push), policyWith([exception(), exception(host)], 'other'))).toBe('deny');
    expect(decisionOf(ran(push), policyWith([exception(), exception(host)], 'tests/write'))).toBe('allow');
    expect(decisionOf(ran(push), policyWith([exception()]))).toBe('deny');
    expect(decisionOf({ ...ran(push), tool: 'Terminal' })).toBe('deny');
  });
  it('lets no random neighbour through', () => {
    const neighbour = constantFrom('rm -rf x', 'curl evil.example', 'git commit', 'python3 x.py', 'make');
    const joint = constantFrom(';', '&&', '||', '|', '\n', '&', ' ; true; ');
    check(
      property(neighbour, joint, boolean(), (other, by, first) => {
        const program = first ? `${push} ${by} ${other}` : `${other} ${by} ${push}`;
        expect(decisionOf(ran(program))).toBe('deny');
      }),
    );
  });
  it('of what a level forbids still needs the grant', () => {
    const forbid = { commands: [{ name: 'git', subcommands: ['log', 'push'] }] };
    const passes = (subcommand: string) =>
      policyWith(
        [
          exception({
            rule: `forbid.acme.command-git-${subcommand}`,
            where: { kind: 'command', name: 'git', words: [subcommand, 'origin'] },
          }),
        ],
        'tests',
        { forbid },
      );
    expect(decisionOf(ran('git log origin'), passes('log'))).toBe('allow');
    expect(decisionOf(ran('git log'), passes('log'))).toBe('deny');
    expect(decisionOf(ran('git push origin'), passes('push'))).toBe('deny');
  });
});

describe('a path', () => {
  const key = exception({
    rule: 'credential.key-file',
    where: { kind: 'path', globs: ['/workspace/test/fixtures/*.pem'], access: ['read'] },
  });
  const open = policyWith([key]);
  const read = (file_path: string, context = plainContext) =>
    decide(asked('Read', { file_path }), open, context).decision;
  it('passes where it lies', () => {
    expect(read('/workspace/test/fixtures/a.pem')).toBe('allow');
    expect(read('/workspace/a.pem')).toBe('deny');
    expect(read('/workspace/test/fixtures/deep/a.pem')).toBe('deny');
    expect(read('/workspace/test/fixtures/../../a.pem')).toBe('deny');
  });
  it('must lead there too when it is a link', () => {
    const resolve = () => ({ real: '/workspace/prod.pem' });
    expect(read('/workspace/test/fixtures/a.pem', { ...plainContext, resolve })).toBe('deny');
  });
  it('is not opened by a pattern, nor together with another, nor for writing', () => {
    const wide = policyWith([
      exception({ ...key, where: { kind: 'path', globs: ['**/fixtures/*.pem'], access: ['read'] } }),
    ]);
    expect(decisionOf(ran('cat test/fixtures/a.pem'), wide)).toBe('allow');
    expect(decisionOf(ran('cat test/fixtures/a.pem prod.pem'), wide)).toBe('deny');
    expect(decisionOf(ran('cat test/fixtures/a.pem; cat prod.pem'), wide)).toBe('deny');
    expect(decisionOf(ran('cat test/fixtures/../prod.pem'), wide)).toBe('deny');
    expect(decisionOf(ran('cat test/fixtures/a.pem > /out/x'), wide)).toBe('deny');
    expect(decisionOf(ran('cat test/fixtures/*.pem'), wide)).toBe('deny');
  });
});

describe('a host', () => {
  const open = policyWith([exception({ ...host, where: { kind: 'host', hosts: ['*.acme.example'] } })]);
  const fetched = (url: string) => decisionOf(asked('WebFetch', { url, prompt: 'x' }), open);
  it('passes by its own name only', () => {
    const l3 = (url: string) =>
      decide(asked('WebFetch', { url, prompt: 'x' }), open, plainContext).verdicts.find(
        ({ layer }) => layer === 'L3',
      );
    expect(l3('https://evil.example/?x=git.acme.example')?.verdict).toBe('deny');
    expect(fetched('https://git.acme.example@evil.example/')).toBe('deny');
    expect(fetched('https://acme.example.evil.example/')).toBe('deny');
    expect(fetched('http://169.254.169.254/')).toBe('deny');
  });
});

describe('an end', () => {
  it('comes for a policy that was written down, too', () => {
    expect(decisionOf(ran(push), currentPolicy(policy, new Date('2026-12-31T23:59:59Z')))).toBe('allow');
    expect(decisionOf(ran(push), currentPolicy(policy, new Date('2027-01-01T00:00:00Z')))).toBe('deny');
  });
  it('a laptop knows exceptions as well', () => {
    const levels = levelsOf({
      exceptions: [
        exception({
          rule: 'git.clean',
          for: ['developer'],
          where: { kind: 'command', name: 'git', words: ['clean', '-fdx', 'dist'] },
        }),
      ],
    });
    const developer = loadProfile('developer', levels);
    expect(decisionOf(ran('git clean -fdx dist'), developer)).toBe('allow');
    expect(decisionOf(ran('git clean -fdx'), developer)).toBe('deny');
    expect(decisionOf(ran('git clean -fdx dist; git clean -fdx'), developer)).toBe('deny');
  });
});
