// Judges a call's request before it comes: Claude Code needs some ten milliseconds from the model's answer to its hook.
import type { AnnouncedCall } from '@agent-harness/contracts';
import { parseEvent } from '../event/parse-event.ts';
import type { AskedCall } from '../session/session.ts';
import type { Judge, Judged } from './judgement.ts';
import { readAsked } from './read-asked.ts';

export interface Looked {
  judged: Judged;
  /** Null for what is no permission request. */
  asked: AskedCall | null;
  /** True when these bytes were looked at before they came. */
  ahead: boolean;
}

export interface LookAhead {
  /** Looks at the request that this call should lead to. Only while nothing runs that could change what the disk says. */
  expect(call: AnnouncedCall, tainted: boolean, withinMs: number): void;
  /** Of exactly these bytes; looked at before if they are the ones that were expected. Never rejects. */
  look(bytes: Buffer, tainted: boolean, withinMs: number): Promise<Looked>;
  /** A call may run from now on: what the disk said before counts no more. */
  forget(): void;
}

/** A longer request is looked at when it comes: if other bytes come than were expected, it waits for one look in vain. Bytes. */
const longestExpected = 16_384;

export function createLookAhead(judge: Pick<Judge, 'judge'>): LookAhead {
  /** The session's latest request: the next one has the same fields in the same order. */
  let latest: Buffer | null = null;
  let expected: { bytes: Buffer; tainted: boolean; looked: ReturnType<typeof lookNow> } | null = null;

  async function lookNow(bytes: Buffer, tainted: boolean, withinMs: number): Promise<Omit<Looked, 'ahead'>> {
    const judging = judge.judge(bytes, tainted, withinMs);
    const asked = readAsked(bytes);
    return { judged: await judging, asked };
  }

  return {
    expect(call, tainted, withinMs) {
      const bytes = latest && requestFor(call, latest);
      expected = bytes && { bytes, tainted, looked: lookNow(bytes, tainted, withinMs) };
    },
    async look(bytes, tainted, withinMs) {
      const ahead = expected;
      expected = null;
      const same = ahead !== null && ahead.tainted === tainted && ahead.bytes.equals(bytes);
      const looked = await (same ? ahead.looked : lookNow(bytes, tainted, withinMs));
      if (looked.asked && bytes.length <= longestExpected) latest = bytes;
      return { ...looked, ahead: same };
    },
    forget() {
      expected = null;
    },
  };
}

/** @returns null where it would be too long, or cannot be written */
function requestFor({ tool, input }: AnnouncedCall, latest: Buffer): Buffer | null {
  try {
    const request = { ...parseEvent(latest), tool_name: tool, tool_input: input };
    const bytes = Buffer.from(`${JSON.stringify(request)}\n`);
    return bytes.length <= longestExpected ? bytes : null;
  } catch {
    return null;
  }
}
