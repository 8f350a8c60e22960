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

/** An input that makes a request with a field more so long. */
const padding = (length: number): { content: string } => ({
  content: 'x'.repeat(length - request({ content: '' }, { more: 1 }).length),
});

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
      ahead: true,
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
    expect(await ahead.look(bytes, tainted, 100)).toMatchObject({
      judged: { why: 'look 3' },
      ahead: false,
    });
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

  it.each<[string, Buffer, object]>([
    ['a request as long as may be', request(padding(16_384), { more: 1 }), { more: 1 }],
    ['a longer request', request(padding(16_385), { more: 1 }), {}],
    ['an event that is no request', Buffer.from('{"hook_event_name":"Stop"}'), {}],
  ])('has the fields of the latest request, after %s', async (_, before, more) => {
    const { ahead, seen } = await started();
    await ahead.look(before, false, 100);
    ahead.expect(call(two), false, 100);
    expect(seen.at(-1)).toBe(`${request(two, more).toString()}false`);
  });

  it('is of a call as long as may be', async () => {
    const { ahead, seen } = await started();
    const long = { content: 'x'.repeat(16_384 - request({ content: '' }).length) };
    ahead.expect(call(long), false, 100);
    expect(seen[1]).toBe(`${request(long).toString()}false`);
    ahead.expect(call({ content: `${long.content}x` }), false, 100);
    expect(seen).toHaveLength(2);
  });

  it('is not taken before a first request, of a long input, or of one that cannot be written', async () => {
    const { ahead, seen } = await started();
    ahead.expect(call({ content: 'x'.repeat(16_384) }), false, 100);
    ahead.expect(call({ deep: Array.from({ length: 20_000 }).reduce((inner) => [inner], 1) }), false, 100);
    const first = createLookAhead({ judge: () => expect.unreachable('nothing is known of requests') });
    first.expect(call(two), false, 100);
    expect(seen).toHaveLength(1);
    expect(await ahead.look(request(two), false, 100)).toMatchObject({ ahead: false });
    expect(seen).toHaveLength(2);
  });
});
