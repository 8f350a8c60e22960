// Git must read a repository prepared by somebody else without running what its config names.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { readBlobs } from './blobs.ts';
import { commitFacts } from './commit-facts.ts';
import { countChangedFiles } from './count.ts';
import { type Git, openGit } from './git.ts';
import { pathAt, pathsAt } from './path-at.ts';
import { resolveCommits } from './resolve-commits.ts';
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
    const git = openGit(repository.path);
    const found = await commitFacts(git, [sha, '0'.repeat(40), '--all', await tree(git, sha)]);
    expect([...found]).toEqual([
      [
        sha,
        {
          sha,
          parent: null,
          date: '2024-01-02T12:00:00+00:00',
          author: 'Evil',
          subject: 'subject',
          message: 'sub\u202eject\n\nbody\n',
        },
      ],
    ]);
  });

  it('tells many apart, whatever they say', async () => {
    using repository = testRepository();
    const shas = ['one\n\n\n', 'two', ` ${'a'.repeat(40)}\n`].map((message) =>
      repository.commit(message, {}),
    );
    const found = await commitFacts(openGit(repository.path), shas.toReversed());
    expect(shas.map((sha) => found.get(sha)?.subject)).toEqual(['one', 'two', 'a'.repeat(40)]);
    expect(shas.map((sha) => found.get(sha)?.parent)).toEqual([null, shas[0], shas[1]]);
  });
});

describe('countChangedFiles', () => {
  it('counts against the first parent, also where a file is named like a commit', async () => {
    using repository = testRepository();
    const root = repository.commit('root', { a: '1', 'b/c': '1' });
    const next = repository.commit('next', { [root]: '1', ':100644': '1', a: null });
    repository.git('checkout', '-q', '-b', 'side', root);
    repository.commit('side', { d: '1', e: '1' });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const empty = repository.commit('empty', {});
    const shas = [root, next, repository.git('rev-parse', 'HEAD~1').trim(), empty];
    const git = openGit(repository.path);
    const facts = await commitFacts(git, shas);
    expect([...(await countChangedFiles(git, [...facts.values()])).values()]).toEqual([2, 3, 2, 0]);
  });
});

describe('pathsAt', () => {
  it('says of each path what pathAt says of it alone', async () => {
    using repository = testRepository();
    const sha = repository.commit('files', {
      'a/b/c': '1',
      'a/d': '1',
      '*': '1',
      ':(top)x': '1',
      'l\nf': '1',
    });
    const git = openGit(repository.path);
    const asked = ['a', 'a/b', 'a/b/', 'a/b/c', 'a/b/c/', 'a/x', '*', '?', ':(top)x', 'l\nf', 'l', '', '/'];
    asked.push('./a', 'a//b', 'a/../a', '..', 'a/.', 'c');
    const alone: string[] = [];
    for (const path of asked) if (await pathAt(git, sha, path)) alone.push(path);
    expect([...(await pathsAt(git, sha, asked))]).toEqual(alone);
    expect(alone).toEqual(expect.arrayContaining(['a', 'a/b/', '*', 'l\nf', '']));
    expect(alone).not.toContain('c');
    expect(await pathsAt(git, '0'.repeat(40), ['a'])).toEqual(new Set());
  });
});

describe('resolveCommits', () => {
  it('knows commits by a part of their name, and nothing else', async () => {
    using repository = testRepository();
    const sha = repository.commit('one', { a: '1' });
    const git = openGit(repository.path);
    const names = [sha, sha.slice(0, 10), (await tree(git, sha)).slice(0, 10), 'abcdef1234', 'HEAD', ''];
    expect(await resolveCommits(git, names)).toEqual(new Map(names.slice(0, 2).map((name) => [name, sha])));
  });

  it('does not choose between two', async () => {
    using repository = testRepository();
    const tip = repository.commit('first', {});
    const root = await tree(openGit(repository.path), tip);
    const seen = new Map<string, string>();
    for (let at = 0; ; at += 1) {
      const text = `tree ${root}\nauthor A <a@b> 0 +0000\ncommitter A <a@b> 0 +0000\n\n${at}\n`;
      const name = createHash('sha1').update(`commit ${text.length}\0${text}`).digest('hex').slice(0, 4);
      const other = seen.get(name);
      seen.set(name, text);
      if (other === undefined) continue;
      for (const one of [other, text]) {
        writeFileSync(join(repository.path, 'one'), one);
        repository.git('hash-object', '-t', 'commit', '-w', 'one');
      }
      expect(await resolveCommits(openGit(repository.path), [name])).toEqual(new Map());
      return;
    }
  });
});

async function tree(git: Git, sha: string): Promise<string> {
  return (await git.text('rev-parse', `${sha}^{tree}`)).trim();
}
