import type { AnnouncedCall } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import type { Judged } from './judgement.ts';
import { createLookAhead } from './look-ahead.ts';

const request = (input: object, more: object = {}): Buffer =>
  Buffer.from(
    `${JSON.stringify({ session_id: 's', cwd: '/workspace', hook_event_name: 'PermissionRequest', tool_name: 'Read', tool_input: input, ...more })}\n`,
  );
const one = { file_path: '/workspace/1' };
const two = { file_path: '/workspace/2' };
const call = (input: AnnouncedCall['input']): AnnouncedCall => ({ id: 'toolu_1', tool: 'Read', input });

/** After a first request, which shows the fields that requests have. */
async function started() {
  const seen: string[] = [];
  const ahead = createLookAhead({
    judge: async (bytes, tainted) => {
      seen.push(`${bytes.toString()}${tainted}`);
      return { kind: 'unreadable', why: `look ${seen.length}` } satisfies Judged;
    },
  });
  await ahead.look(request(one), false, 100);
  return { ahead, seen };
}

describe('a look ahead', () => {
  it('is of the very bytes that come, and is the only look at them', async () => {
    const { ahead, seen } = await started();
    ahead.expect(call(two), false, 100);
    expect(seen[1]).toBe(`${request(two).toString()}false`);
    expect(await ahead.look(request(two), false, 100)).toMatchObject({
      judged: { why: 'look 2' },
      asked: { tool: 'Read', session: 's' },
    });
    expect(seen).toHaveLength(2);
  });

  it.each([
    ['another input', request(one), false],
    ['another folder', request(two, { cwd: '/out' }), false],
    ['a field more', request(two, { permission_suggestions: [] }), false],
    ['one byte less', request(two).subarray(0, -1), false],
    ['a taint since', request(two), true],
  ])('does not count for %s', async (_, bytes, tainted) => {
    const { ahead, seen } = await started();
    ahead.expect(call(two), false, 100);
    expect(await ahead.look(bytes, tainted, 100)).toMatchObject({ judged: { why: 'look 3' } });
    // Whatever was asked may change the disk, so what was seen before it counts no more.
    await ahead.look(request(two), false, 100);
    expect(seen).toHaveLength(4);
  });

  it('counts once, and no more when a call may have run since', async () => {
    const { ahead, seen } = await started();
    ahead.expect(call(two), false, 100);
    ahead.forget();
    expect(await ahead.look(request(two), false, 100)).toMatchObject({ judged: { why: 'look 3' } });
    expect(await ahead.look(request(two), false, 100)).toMatchObject({ judged: { why: 'look 4' } });
    expect(seen).toHaveLength(4);
  });

  it('is not taken before a first request, of a long input, or of one that cannot be written', async () => {
    const { ahead, seen } = await started();
    ahead.expect(call({ content: 'x'.repeat(16_384) }), false, 100);
    ahead.expect(call({ deep: Array.from({ length: 20_000 }).reduce((inner) => [inner], 1) }), false, 100);
    const first = createLookAhead({ judge: () => expect.unreachable('nothing is known of requests') });
    first.expect(call(two), false, 100);
    expect(seen).toHaveLength(1);
  });
});
