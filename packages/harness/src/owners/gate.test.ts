// Which approvals open the gate for a change, and whose never count.
import { describe, expect, it } from 'vitest';
import type { ApprovalSource } from '../approvals/source.ts';
import { gate } from './gate.ts';
import { prepareReview } from './prepare-review.ts';
import { renderReview } from './render-review.ts';
import { reviewDiff } from './review-diff.ts';
import { map, member, reviewedRepository } from './reviewed-repository.fixture.ts';

const { commit, folder } = reviewedRepository();

describe('the gate', () => {
  /** Approvals as `login` or `login@sha` → `approved`, or what is wrong. */
  async function judged(
    approvals: string[],
    author: string[],
    rest: Partial<ApprovalSource> = {},
  ): Promise<string[]> {
    const prepared = await prepareReview(folder(), 'main', 'HEAD');
    const found = reviewDiff(prepared.input);
    const given = approvals.map((one) => {
      const [by = '', sha = null] = one.split('@');
      return { by, sha };
    });
    const source = { author: null, head: null, text: '', approvals: given, membersOf: null, ...rest };
    const judgement = await gate(prepared, found, source, author, 'gitlab');
    expect(renderReview(found, judgement)).toContain(
      judgement.approved ? 'it may be merged' : 'NOT APPROVED',
    );
    return judgement.approved
      ? ['approved']
      : [
          ...judgement.requirements
            .filter(({ missing }) => missing > 0)
            .map(({ teams, missing }) => `${teams.join('|')} ${missing}`),
          ...judgement.ignored.map(({ by, why }) => `${by} ${why}`),
          ...judgement.problems,
        ];
  }

  it('opens when every team has approved, and not before', async () => {
    commit({ 'README.md': 'x', 'ops/a': 'x' });
    expect(await judged([], ['ana'])).toEqual(['ops 2', 'web 1']);
    expect(await judged(['abe', 'cem', 'cem'], ['ana'])).toEqual(['ops 1']);
    expect(await judged(['ABE', 'cem', 'cia'], ['ana'])).toEqual(['approved']);
  });

  it('never counts an author: who opened it, wrote a commit of it, or helped', async () => {
    commit({ 'README.md': 'x' }, 'ana', 'x\n\nCo-authored-by: Abe <ABE@shop.example>');
    expect(await judged(['ana', 'abe'], ['ben'])).toEqual([
      'web 1',
      'ana wrote the change',
      'abe wrote the change',
    ]);
  });

  it('never counts an approval of an earlier commit', async () => {
    const first = commit({ 'README.md': 'x' });
    const last = commit({ 'README.md': 'y' });
    expect(await judged([`abe@${first}`], ['ana'])).toEqual([
      'web 1',
      `abe approved ${first.slice(0, 12)}, not the head`,
    ]);
    expect(await judged([`abe@${last}`], ['ana'])).toEqual(['approved']);
  });

  it('does not let a diff add who approves it, or forget an agent', async () => {
    const softened = structuredClone(map);
    softened.teams[0]!.members!.push(member('eve'));
    softened.agents = [];
    commit({ 'ownership.json': JSON.stringify(softened) });
    expect(await judged(['eve'], ['ana'])).toEqual(['web 1']);
  });

  it('keeps who triggered an agent, the agent and who approves apart', async () => {
    commit({ 'README.md': 'x' }, 'bot');
    expect(await judged(['abe'], ['bot'])).toEqual([
      'bot is an agent, and nothing says who triggered it: add the trailer `Triggered-By: <login>`',
    ]);
    expect(await judged(['abe'], ['bot'], { text: 'x\r\nTriggered-By: @abe\r\n' })).toEqual([
      'web 1',
      'abe triggered the agent',
    ]);
    commit({ 'README.md': 'y' }, 'bot', 'y\n\nTriggered-By: ana');
    expect(await judged(['ana'], ['bot'])).toEqual(['web 1', 'ana triggered the agent']);
    expect(await judged(['abe'], ['bot'])).toEqual(['approved']);
    commit({ 'README.md': 'z' }, 'bot', 'z\n\nTriggered-By: bot');
    expect(await judged(['abe'], ['bot'])).toEqual([
      'bot is an agent and is said to have triggered it: name the person',
    ]);
  });

  it('refuses to judge without an author, without members, or at another head than the platform’s', async () => {
    commit({ 'README.md': 'x' });
    await expect(judged([], [])).rejects.toMatchObject({ code: 'approvals.author' });
    await expect(judged([], ['ana'], { head: '0'.repeat(40) })).rejects.toMatchObject({
      code: 'approvals.head',
    });
  });
});
