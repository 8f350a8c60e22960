// L2 with a repository on this disk that tries to lead out.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecideContext } from '../decide/context.ts';
import { containerView } from '../decide/container-view.ts';
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
