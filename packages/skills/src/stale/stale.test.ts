// A later commit makes some sentences false: those are named, and no others.
import { expect, it } from 'vitest';
import type { TrialClaim } from '../claims/kinds/trial.ts';
import { documentsOf } from '../fixtures/documents.fixture.ts';
import { shopRepository } from '../fixtures/shop.fixture.ts';
import { openGit } from '../git/git.ts';
import { repositoryFacts } from '../verify/repository-facts.ts';
import stale from './stale.ts';
import { stillHolds } from './still-holds.ts';

it('names what no longer holds, with the sentence and the reason', async () => {
  using repository = shopRepository();
  await documentsOf(repository);
  const outputs = repository.folder('out');
  const ask = async () => {
    const found = await stale({ repository: repository.path, head: 'HEAD', outputs });
    return found.map(({ file, line, message }) => `${file}:${line} ${message}`);
  };
  // The line moves, the edge stays.
  repository.commit('comment', {
    'packages/web/src/page.ts':
      "// The page.\n//\nimport { core } from '@shop/core';\nexport const page = core;\n",
  });
  expect((await ask()).join('\n')).not.toMatch(/nothing leads/);

  repository.commit('drop the edge and the server', {
    'packages/web/src/page.ts': 'export const page = 1;\n',
    'packages/web/package.json': '{\n  "name": "@shop/web"\n}\n',
  });
  const found = await ask();
  expect(found).toContainEqual(
    expect.stringMatching(
      /^architecture\.md:\d+ “\| `@shop\/web` \| `@shop\/core` \|.*”: nothing leads from "@shop\/web"/,
    ),
  );
  expect(found).toContainEqual(
    expect.stringMatching(
      /^decisions\/0002-swap-the-server\.md:\d+ “- Still declared in .*”: "hono" in .* is not declared at/,
    ),
  );
  expect(found).toContainEqual(
    expect.stringMatching(/^architecture\.md:\d+ “2 of 2 import statements.*counting imports gives 1, not 2/),
  );
  expect(found.some((line) => /^decisions\/0003.*The old|took on/.test(line))).toBe(false);
});

it('says that a cited commit is gone after history was rewritten', async () => {
  using repository = shopRepository();
  await documentsOf(repository);
  repository.git('reset', '-q', '--hard', 'HEAD~1');
  const found = await stale({ repository: repository.path, head: 'HEAD', outputs: repository.folder('out') });
  expect(found.some(({ message }) => message.includes('is not in the history any more'))).toBe(true);
});

it('says when there is no such commit, or no ledger', async () => {
  using repository = shopRepository();
  const outputs = repository.folder('out');
  expect(await stale({ repository: repository.path, head: 'none', outputs })).toMatchObject([
    { message: expect.stringContaining('none is no commit') },
  ]);
  expect(await stale({ repository: repository.path, head: 'HEAD', outputs })).not.toEqual([]);
});

it('tells of a trial that it belongs to its commit', async () => {
  using repository = shopRepository();
  const facts = repositoryFacts(openGit(repository.path), repository.head());
  const trial: TrialClaim = {
    id: 'c1',
    kind: 'trial',
    sha: repository.head(),
    command: 'make all',
    folder: '',
    file: 'Makefile',
    line: 1,
    image: 'Linux',
    by: 'typed',
    outcome: 'works',
    code: 0,
    need: '',
    what: '',
    seconds: 60,
  };
  expect(await stillHolds(trial, trial.sha, facts)).toEqual([]);
  const before = { ...trial, sha: repository.git('rev-parse', 'HEAD~1').trim() };
  expect(await stillHolds(before, before.sha, facts)).toEqual([
    `it was tried at ${before.sha}, not at ${repository.head()}`,
  ]);
});
