// Git must read a repository prepared by somebody else without running what its config names.
import { chmodSync, chownSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { readBlobs } from './blobs.ts';
import { commitFacts } from './commit-facts.ts';
import { openGit } from './git.ts';
import { readTree } from './tree.ts';

describe('openGit', () => {
  it('runs no program that the repository names', async () => {
    using repository = testRepository();
    const marker = join(repository.folder('marks'), 'ran');
    const trap = join(repository.folder('bin'), 'trap');
    writeFileSync(trap, `#!/bin/sh\ntouch ${marker}\nexit 1\n`);
    chmodSync(trap, 0o755);
    repository.commit('one', { 'a.txt': 'a\n', '.gitattributes': '*.txt diff=trap filter=trap\n' });
    for (const key of [
      'core.fsmonitor',
      'gpg.program',
      'diff.external',
      'core.pager',
      'diff.trap.textconv',
      'core.sshCommand',
    ]) {
      repository.git('config', key, trap);
    }
    repository.git('config', 'log.showSignature', 'true');
    const git = openGit(repository.path);
    await git.text('log', '--raw', '-1');
    await git.run('diff-tree', '-r', '--root', 'HEAD');
    await git.run('status');
    await readTree(git, 'HEAD');
    expect(existsSync(marker)).toBe(false);
    // The trap itself works: plain git springs it.
    repository.git('config', 'core.fsmonitor', trap);
    repository.git('status');
    expect(existsSync(marker)).toBe(true);
  });

  it('reads a repository that another user owns', async () => {
    using repository = testRepository();
    repository.commit('one', { a: '1' });
    if (process.getuid?.() === 0)
      for (const path of [repository.path, join(repository.path, '.git')]) chownSync(path, 12345, 12345);
    expect((await openGit(repository.path).run('rev-parse', 'HEAD')).code).toBe(0);
  });

  it('says what git said when it fails', async () => {
    using repository = testRepository();
    await expect(openGit(repository.path).text('rev-parse', '--verify', 'nothing')).rejects.toThrow(
      /rev-parse ended with 128/,
    );
  });
});

describe('readBlobs', () => {
  it('reads many, and says null for the missing, the binary and the large', async () => {
    using repository = testRepository();
    repository.commit('files', { 'a b': 'text ✓\n', bin: 'a\0b', big: 'x'.repeat(50), empty: '' });
    const git = openGit(repository.path);
    const found: [string, string | null][] = [];
    for await (const blob of readBlobs(
      git,
      ['HEAD:a b', 'HEAD:none', 'HEAD:bin', 'HEAD:big', 'HEAD:empty', 'HEAD:'],
      20,
    )) {
      found.push([blob.name, blob.text]);
    }
    expect(found).toEqual([
      ['HEAD:a b', 'text ✓\n'],
      ['HEAD:none', null],
      ['HEAD:bin', null],
      ['HEAD:big', null],
      ['HEAD:empty', ''],
      ['HEAD:', null],
    ]);
  });
});

describe('commitFacts', () => {
  it('cleans what is shown and keeps the message', async () => {
    using repository = testRepository();
    const sha = repository.commit('sub\u202eject\n\nbody', {}, 'Ev\u200bil');
    expect(await commitFacts(openGit(repository.path), sha)).toEqual({
      sha,
      date: '2024-01-02T12:00:00+00:00',
      author: 'Evil',
      subject: 'subject',
      message: 'sub\u202eject\n\nbody\n\n',
    });
    expect(await commitFacts(openGit(repository.path), '0'.repeat(40))).toBeNull();
    expect(await commitFacts(openGit(repository.path), '--all')).toBeNull();
  });
});
