// Paths as the container's kernel would resolve them, over real links on this disk.
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Resolved, containerView } from './container-view.ts';

let host: string;
let resolve: (path: string) => Resolved;

beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'view-'));
  mkdirSync(join(host, 'repo/src/deep'), { recursive: true });
  mkdirSync(join(host, 'out'));
  writeFileSync(join(host, 'repo/src/a.ts'), '');
  writeFileSync(join(host, 'out/one'), '');
  linkSync(join(host, 'out/one'), join(host, 'out/two'));
  linkSync(join(host, 'repo/src/a.ts'), join(host, 'repo/src/b.ts'));
  const link = (target: string, at: string) => symlinkSync(target, join(host, at));
  link('/etc/passwd', 'repo/passwd');
  link('src', 'repo/inner');
  link('../../../../etc', 'repo/src/up');
  link('/workspace/src/a.ts', 'repo/absolute');
  link('loop-b', 'repo/loop-a');
  link('loop-a', 'repo/loop-b');
  link('/out/one', 'repo/to-out');
  link('src/deep', 'repo/to-deep');
  resolve = containerView([
    { target: '/workspace', source: join(host, 'repo') },
    { target: '/out', source: join(host, 'out'), writable: true },
  ]);
});
afterAll(() => rmSync(host, { recursive: true }));

describe('where a path leads', () => {
  it.each([
    ['/workspace/src/a.ts', '/workspace/src/a.ts'],
    ['/workspace/passwd', '/etc/passwd'],
    ['/workspace/inner/a.ts', '/workspace/src/a.ts'],
    ['/workspace/src/up/shadow', '/etc/shadow'],
    ['/workspace/absolute', '/workspace/src/a.ts'],
    ['/workspace/new/file', '/workspace/new/file'],
    ['/workspace/../etc/x', '/etc/x'],
    ['/workspace/./src//a.ts/', '/workspace/src/a.ts'],
    ['/etc/passwd', '/etc/passwd'],
    ['/../../x', '/x'],
    ['/', '/'],
  ])('%s → %s', (path, real) => {
    expect(resolve(path)).toEqual({ real });
  });
  it('follows a link before it climbs, as the kernel does and text does not', () => {
    expect(resolve('/workspace/to-deep/../a.ts')).toEqual({ real: '/workspace/src/a.ts' });
  });
  it('never shows the host', () => {
    expect(resolve(join(host, 'repo/src/a.ts'))).toEqual({ real: join(host, 'repo/src/a.ts') });
  });
});

describe('what cannot be told is a problem', () => {
  it.each([
    ['/workspace/loop-a', /links/u],
    ['/workspace/src/a.ts/x', /ENOTDIR/u],
    [`/workspace/${'n'.repeat(300)}`, /ENAMETOOLONG/u],
    ['relative', /absolute/u],
    ['/workspace/a\0b', /absolute/u],
    ['/out/two', /several names/u],
    ['/workspace/to-out', /several names/u],
  ])('%s', (path, problem) => {
    expect(resolve(path)).toEqual({ problem: expect.stringMatching(problem) });
  });
  it('but a hard link is none where the agent cannot have made it', () => {
    expect(resolve('/workspace/src/b.ts')).toEqual({ real: '/workspace/src/b.ts' });
  });
});
