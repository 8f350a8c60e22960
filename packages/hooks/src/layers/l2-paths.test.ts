// L2 with a repository on this disk that tries to lead out.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecideContext } from '../decide/context.ts';
import { containerView } from '../decide/container-view.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { asked, plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { l2Paths } from './l2-paths.ts';

const policy = readingPolicy();
let host: string;
let context: DecideContext;
const rules = (event: ReturnType<typeof ran>) =>
  l2Paths(event, policy, context).flatMap(({ rule }) => rule ?? []);

beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'l2-'));
  mkdirSync(join(host, 'repo/src/deep'), { recursive: true });
  mkdirSync(join(host, 'out'));
  writeFileSync(join(host, 'repo/README.md'), '');
  symlinkSync('/etc/passwd', join(host, 'repo/notes.md'));
  symlinkSync('/home/agent', join(host, 'repo/home'));
  symlinkSync('src/deep', join(host, 'repo/deep'));
  symlinkSync('/workspace', join(host, 'out/back'));
  mkdirSync(join(host, 'repo/docs/a'), { recursive: true });
  mkdirSync(join(host, 'repo/dash'));
  writeFileSync(join(host, 'repo/docs/plain.txt'), '');
  writeFileSync(join(host, 'repo/docs/a/b.txt'), '');
  symlinkSync('/etc/shadow', join(host, 'repo/docs/x.cfg'));
  symlinkSync('plain.txt', join(host, 'repo/docs/same.txt'));
  symlinkSync('/etc', join(host, 'repo/docs/a/far'));
  writeFileSync(join(host, 'repo/dash/-delete'), '');
  writeFileSync(join(host, 'out/one'), '');
  linkSync(join(host, 'out/one'), join(host, 'out/two'));
  context = {
    ...plainContext,
    resolve: containerView([
      { target: '/workspace', source: join(host, 'repo') },
      { target: '/out', source: join(host, 'out'), writable: true },
    ]),
  };
});
afterAll(() => rmSync(host, { recursive: true }));

describe('links of a hostile repository', () => {
  it.each([
    ['cat notes.md'],
    ['cat home/x'],
    ['grep x ./home'],
    ['cat < notes.md'],
    ['cd home && ls x'],
    ['cat deep/../../../x'],
  ])('%s', (command) => {
    expect(rules(ran(command))).toContain('path.outside-read');
  });
  it.each([
    ['cat docs/*.cfg'],
    ['cat docs/*'],
    ['cat docs/?.cfg'],
    ['cat docs/[xy].cfg'],
    ['cat */x.cfg'],
    ['cat docs/*/far/passwd'],
    ['cat docs/*/*/passwd'],
    ['grep -r x docs/*'],
    ['cd docs && cat *.cfg'],
    ['for f in docs/*; do cat "$f"; done'],
    ['cat < docs/x.cf?'],
  ])('behind a pattern: %s', (command) => {
    expect(rules(ran(command))).toContain('path.outside-read');
  });
  it.each([['cat docs/*.txt'], ['cat docs/a*/b.txt'], ['cat none/*.txt'], ['ls *.md.bak'], ['cat ./dash/*']])(
    'a pattern without such matches passes: %s',
    (command) => {
      expect(rules(ran(command))).toEqual([]);
    },
  );
  it('do not pass a name like an option off as a file', () => {
    expect(rules(ran('cd dash && find *'))).toContain('path.unresolved');
    // What carries code as an option is left to this layer where the pattern has an ending.
    expect(rules(ran('cd dash && sed -n 1p *'))).toContain('path.unresolved');
    expect(rules(ran('find dash/*'))).toEqual([]);
  });
  it('behind a pattern where the agent writes may be hard', () => {
    expect(rules(ran('cat /out/t*'))).toContain('path.unresolved');
  });
  it('do not fool the file tools', () => {
    expect(rules(asked('Read', { file_path: '/workspace/notes.md' }))).toContain('path.outside-read');
    expect(rules(asked('Write', { file_path: '/out/back/README.md', content: '' }))).toContain(
      'path.outside-write',
    );
    expect(rules(asked('Grep', { pattern: 'x', path: '/workspace/home' }))).toContain('path.outside-read');
  });
  it('inside the roots are followed', () => {
    expect(rules(ran('ls deep'))).toEqual([]);
    expect(rules(ran('cat deep/../x'))).toEqual([]);
  });
});

it('has nothing to say about what is not a call', () => {
  const event = { ...ran('cat notes.md'), event: 'tool.done' as const };
  expect(rules(event)).toEqual([]);
});

describe('words of a finding', () => {
  const words = (command: string) =>
    l2Paths(ran(command), policy, context).map((one) => [one.rule, ...one.words]);
  it.each([
    ['cd dash && find *', ['path.unresolved', '*', 'a name like an option']],
    ['cat "$X"', ['path.dynamic', '"$X"']],
    ['cd /out && git log', ['path.git-place', '/out']],
    ['git ls-files | sed s,^,/etc/, | xargs cat', ['path.fed', 's,^,/etc/,']],
  ])('%s: %j', (command, finding) => expect(words(command)).toContainEqual(finding));
  it('say why a pattern cannot be told', () => {
    const [, pattern, problem] = words('cat /out/t*').find(([rule]) => rule === 'path.unresolved') ?? [];
    expect(pattern).toBe('/out/t*');
    expect(problem).toMatch(/\w/u);
  });
});

it('judges a call that asks for permission too', () => {
  expect(rules({ ...ran('cat /etc/motd'), event: 'tool.permit' })).toEqual(['path.outside-read']);
});

it('takes a name for what it is to its reader', () => {
  expect(rules(asked('Read', { file_path: '/workspace/$(id)' }))).toContain('path.disguised');
  expect(rules(ran("cat '/workspace/$(id)'"))).toEqual([]);
});

describe('a person who watches', () => {
  const developer = loadProfile('developer');
  const open = (command: string) =>
    l2Paths(ran(command), developer, plainContext).flatMap(({ rule, verdict }) =>
      verdict === 'deny' ? [rule] : [],
    );
  it.each([
    'cat "$X"',
    'docker exec app touch /var/lib/x',
    'docker exec app sh -c "echo a > /var/lib/x"',
    'ssh host touch /var/lib/x',
    'kubectl exec pod -- touch /var/lib/x',
    'docker exec app touch /var/lib/x; touch a',
    'echo A=1 >> ~/.bashrc',
  ])('may: %s', (command) => expect(open(command)).toEqual([]));
  it.each([
    'touch /var/lib/x',
    'docker exec app touch /var/lib/x; touch /var/lib/x',
    'docker exec app touch /var/lib/x; echo a > /var/lib/x',
    'docker exec app cat a > /var/lib/x',
    'echo id >> ~/.bashrc',
  ])('may not: %s', (command) => expect(open(command)).not.toEqual([]));
});
