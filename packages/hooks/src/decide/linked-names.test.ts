// What a pattern matches and where that leads, over a small tree of files and links.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerView } from './container-view.ts';
import { linkedNames } from './linked-names.ts';

let host: string;
beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'names-'));
  for (const folder of ['repo/sub', 'repo/other', 'loops/in', 'far']) {
    mkdirSync(join(host, folder), { recursive: true });
  }
  for (const file of ['repo/a.txt', 'repo/-n', 'repo/sub/plain.txt', 'far/plain.txt', 'loops/in/a']) {
    writeFileSync(join(host, file), '');
  }
  symlinkSync('/etc/passwd', join(host, 'repo/b.txt'));
  symlinkSync('/etc/shadow', join(host, 'repo/sub/x.txt'));
  symlinkSync('/far', join(host, 'repo/to-far'));
  symlinkSync('a.txt', join(host, 'repo/to-file'));
  symlinkSync('loop', join(host, 'loops/loop'));
  symlinkSync('loop', join(host, 'loops/in/loop'));
  symlinkSync('a', join(host, 'loops/in/to-a'));
});
afterAll(() => rmSync(host, { recursive: true }));

const view = () =>
  containerView(
    ['repo', 'loops', 'far'].map((name) => ({
      target: `/${name}`,
      source: join(host, name),
    })),
  );
const also = (pattern: string, resolve = view()) => {
  const found = resolve(pattern);
  return 'problem' in found ? found.problem : found.also?.toSorted();
};

describe('a pattern', () => {
  it.each([
    ['/repo/*.txt', ['/etc/passwd']],
    // A class stands for any character.
    ['/repo/[xyz].txt', ['/etc/passwd']],
    ['/repo/[]b].txt', ['/etc/passwd']],
    ['/repo/?.txt', ['/etc/passwd']],
    ['/repo/**', ['/etc/passwd', '/far', '/repo/-n', '/repo/a.txt']],
    ['/repo/*/', ['/etc/passwd', '/far', '/repo/-n', '/repo/a.txt']],
    ['/repo//*n', ['/repo/-n']],
    [
      '/repo/*/x.txt',
      ['/etc/passwd', '/etc/passwd/x.txt', '/etc/shadow', '/far', '/far/x.txt', '/repo/a.txt'],
    ],
    ['/repo/*/plain.*', ['/etc/passwd', '/far', '/repo/a.txt']],
    ['/repo/s*/*', ['/etc/shadow']],
  ])('%s leads to %j', (pattern, names) => {
    expect(also(pattern)).toEqual(names);
  });

  it.each(['/repo/a.*', '/repo/none*', '/none/*', '/loops/i*/loop/*', '/repo/A.*'])(
    '%s leads nowhere else',
    (pattern) => {
      expect(view()(pattern)).toEqual({ real: pattern });
    },
  );

  it.each([
    ['/loops/*', /links/u],
    ['/loops/*/*', /links/u],
    ['/loops/i*/loop', /links/u],
  ])('%s that meets a loop is a problem', (pattern, problem) => {
    expect(also(pattern)).toMatch(problem);
  });

  it('is a problem below a folder that only the agent can look into', () => {
    const hidden = { problem: 'cannot be looked up (EACCES)' };
    const names = linkedNames([{ target: '/repo', source: join(host, 'repo') }], '/repo/s*/in/*', (path) =>
      path === '/repo/sub/in' ? hidden : { real: path },
    );
    expect(names).toEqual(hidden);
  });

  it('is a problem where it matches what leads through a file', () => {
    const nowhere = { problem: 'cannot be looked up (ENOTDIR)' };
    const names = linkedNames([{ target: '/repo', source: join(host, 'repo') }], '/repo/*', (path) =>
      path === '/repo/a.txt' ? nowhere : { real: path },
    );
    expect(names).toEqual(nowhere);
  });

  it('is a problem in a folder that cannot be listed', () => {
    const names = (source: string) =>
      linkedNames([{ target: '/repo', source }], '/repo/*', (path) => ({ real: path }));
    // As root no folder refuses, but a disk still has names that are too long for it.
    expect(names(join(host, 'x'.repeat(300)))).toEqual({ problem: 'cannot be listed (ENAMETOOLONG)' });
    expect(names(join(host, 'none'))).toEqual([]);
    expect(names(join(host, 'repo/a.txt'))).toEqual([]);
  });

  it('looks from the root where that is a mount', () => {
    const resolve = containerView([{ target: '/', source: host }]);
    expect(also('/*', resolve)).toBeUndefined();
    expect(also('/repo/*.txt', resolve)).toEqual(['/etc/passwd']);
  });

  it('asks the disk about links and files, and of a folder only where it goes on', () => {
    const asked: string[] = [];
    const names = linkedNames([{ target: '/repo', source: join(host, 'repo') }], '/repo/s*/p*', (path) => {
      asked.push(path);
      return { real: path };
    });
    expect(names).toEqual([]);
    expect(asked).toEqual(['/repo', '/repo/sub', '/repo/sub/plain.txt', '/repo/sub/plain.txt']);
  });

  it.each([
    [63, ['/crowd']],
    [64, 'a pattern over more than 4096 names'],
  ])('looks at 4096 names and not at one more: 64 links to %i names', (count, expected) => {
    const source = mkdtempSync(join(tmpdir(), 'crowd-'));
    try {
      for (const folder of ['many', 'crowd']) mkdirSync(join(source, folder));
      for (let at = 0; at < 64; at += 1) symlinkSync('/crowd', join(source, `many/${at}`));
      for (let at = 0; at < count; at += 1) writeFileSync(join(source, `crowd/${at}`), '');
      const mounts = ['many', 'crowd'].map((name) => ({ target: `/${name}`, source: join(source, name) }));
      expect(also('/many/*/*', containerView(mounts))).toEqual(expected);
    } finally {
      rmSync(source, { recursive: true });
    }
  });
});
