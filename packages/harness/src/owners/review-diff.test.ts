// Who must approve a change: reviews of real repositories, each a small literal tree with a base commit and a change.
import { describe, expect, it } from 'vitest';
import { prepareReview } from './prepare-review.ts';
import { reviewDiff } from './review-diff.ts';
import { contract, map, reviewedRepository } from './reviewed-repository.fixture.ts';

const { commit, folder, git } = reviewedRepository();

/** `teams approvals: why; why` of each requirement. */
async function review(): Promise<string[]> {
  const { input } = await prepareReview(folder(), 'main', 'HEAD');
  const { requirements, unowned } = reviewDiff(input);
  return [
    ...requirements.map(
      ({ teams, approvals, reasons }) =>
        `${teams.join('|')} ${approvals}: ${reasons.map(({ why, paths }) => `${why} (${paths.join(' ')})`).join('; ')}`,
    ),
    ...unowned.map((path) => `unowned ${path}`),
  ];
}

describe('who must approve', () => {
  it('the owners of each changed file', async () => {
    commit({ 'README.md': 'x', 'ops/a': 'x', 'docs/a.md': 'b', 'docs/b\nc\u00e4.md': 'x' });
    expect(await review()).toEqual([
      'ops 2: owns it (ops/a)',
      'web 1: owns it (README.md)',
      'web|api 1: shares it (Docs): any of them (docs/a.md docs/b\nc\u00e4.md)',
    ]);
  });

  it('the provider and every consumer of a contract, and nobody else', async () => {
    commit({ 'contracts/order/v1/schema.json': '{"a":1}' });
    expect(await review()).toEqual([
      'api 1: provides contract order (contracts/order/v1/schema.json)',
      'web 1: reads contract order (contracts/order/v1/schema.json)',
    ]);
  });

  it('all who share what is no contract', async () => {
    commit({ 'contracts/index.ts': 'j' });
    expect((await review()).map((line) => line.split(':')[0])).toEqual(['api 1', 'ops 2', 'web 1']);
  });

  it('for an expectation, its consumer and the provider', async () => {
    commit({ 'contracts/order/v1/expectations/ops/a.json': '{}' });
    expect((await review()).map((line) => line.split(' (')[0])).toEqual([
      'api 1: provides contract order',
      'ops 2: writes what it expects of order',
    ]);
  });

  it('a consumer that the diff removes from the contract', async () => {
    commit({ 'contracts/order/contract.json': contract([]) });
    expect((await review()).find((line) => line.startsWith('web'))).toContain(
      'owned it before: its ownership changes',
    );
  });

  it('both sides of a move', async () => {
    commit({ 'old/a.ts': null, 'ops/a.ts': 'a long enough text to be found again' });
    expect(await review()).toEqual([
      'api 1: owns it, from where it moves away (old/a.ts)',
      'ops 2: owns it, to where it moves (ops/a.ts)',
    ]);
  });

  it('old and new owners of paths whose ownership changes, and a team whose entry changes', async () => {
    const taken = structuredClone(map);
    taken.teams[1]!.paths = [];
    taken.teams[2]!.paths.push('/old/');
    commit({ 'ownership.json': JSON.stringify(taken) });
    expect(await review()).toEqual([
      'api 1: owned it before: its ownership changes (old/a.ts); its own entry changes: members, paths or groups (ownership.json)',
      'ops 2: is to own it: its ownership changes (old/a.ts); its own entry changes: members, paths or groups (ownership.json)',
      'web 1: owns it (ownership.json)',
    ]);
  });

  it('both owners of a path that CODEOWNERS alone gives away', async () => {
    commit({ CODEOWNERS: '/old/ @shop/ops\n' });
    expect((await review()).map((line) => line.split(':')[0])).toEqual(['api 1', 'ops 1', 'web 1']);
  });

  it('the teams of the packages that a changeset names, also when it is removed', async () => {
    commit({ '.changeset/a.md': "---\n'@shop/api': minor\n'@shop/ops': patch\n---\n\nx\n" });
    const named = [
      'api 1: its package is named by a changeset (.changeset/a.md)',
      'ops 1: its package is named by a changeset (.changeset/a.md)',
    ];
    expect(await review()).toEqual(named);
    git('checkout', '-q', 'main');
    git('merge', '-q', 'topic');
    git('checkout', '-q', '-b', 'release');
    commit({ '.changeset/a.md': null });
    expect(await review()).toEqual(named);
  });

  it('for a changeset that names a stranger, the owners of the folder', async () => {
    commit({ '.changeset/a.md': "---\n'@shop/who': minor\n---\n" });
    expect(await review()).toEqual(['web|api 1: shares it (Docs): any of them (.changeset/a.md)']);
  });

  it('nobody for a file that nobody owns: it cannot be approved', async () => {
    commit({ 'new/a': 'x' });
    expect(await review()).toEqual(['unowned new/a']);
  });

  it('by the target branch as it is now, not as it was', async () => {
    commit({ 'old/b.ts': 'b' });
    git('checkout', '-q', 'main');
    const moved = structuredClone(map);
    moved.teams[1]!.paths = [];
    moved.teams[2]!.paths.push('/old/');
    commit({ 'ownership.json': JSON.stringify(moved) });
    git('checkout', '-q', 'topic');
    expect(await review()).toEqual(['ops 2: owns it (old/b.ts)']);
  });

  it('refuses an unknown base, and a diff that removes the map', async () => {
    await expect(prepareReview(folder(), '--output=x', 'HEAD')).rejects.toMatchObject({ code: 'owners.ref' });
    commit({ 'ownership.json': null });
    await expect(prepareReview(folder(), 'main', 'HEAD')).rejects.toMatchObject({ code: 'owners.map' });
  });
});
