// A session's calls by their progress, its tally, and what it says when it is over.
import { describe, expect, it } from 'vitest';
import { createBell } from './bell.ts';
import { callKey } from './call-key.ts';
import { callLikeness } from './call-likeness.ts';
import { createSession } from './session.ts';
import { sessionOf } from './session.fixture.ts';

const bash = { id: 't1', tool: 'Bash', input: {} };
const request = {
  tool: 'Bash',
  key: callKey('Bash', {}),
  likeness: callLikeness('Bash', {}, '/'),
  session: 's1',
  cwd: '/',
};

describe('the progress of a call', () => {
  it('is told at each step', () => {
    const session = createSession(sessionOf());
    const steps: [() => unknown, string][] = [
      [() => null, 'unknown'],
      [() => session.announce(bash), 'announced'],
      [() => session.ask(request), 'refused'],
      [() => session.allow('t1'), 'allowed'],
      [() => session.end('t1'), 'ended'],
    ];
    for (const [step, progress] of steps) {
      step();
      expect(session.progress('t1')).toBe(progress);
    }
  });
  it('ends without harm where nothing is known of the call', () => {
    const session = createSession(sessionOf());
    session.end('t9');
    expect(session.progress('t9')).toBe('unknown');
    expect(session.known('t9')).toBeNull();
    expect(session.tally().unaccounted).toEqual([]);
  });
});

it('is tainted from the first time on', () => {
  const session = createSession(sessionOf());
  expect(session.tainted).toBe(false);
  session.taint();
  session.taint();
  expect(session.tainted).toBe(true);
});

describe('the reason of an open circuit', () => {
  it('names how many refusals, and the three rules that refused most, most first', () => {
    const session = createSession(sessionOf({ maxRefusals: 1 }));
    session.refuse('call', ['L1.a', 'L1.b', 'L1.c', 'L1.d']);
    session.refuse('event', ['L1.d', 'L1.c']);
    session.refuse('call', ['L1.d']);
    expect(session.circuitReason()).toMatch(/: 3 refusals, most by L1\.d \(3\), L1\.c \(2\), L1\.a \(1\)$/u);
  });
  it('names no rule where none spoke', () => {
    expect(createSession(sessionOf()).circuitReason()).toMatch(/: 0 refusals$/u);
  });
});

describe('a bell', () => {
  it('does not wait for what holds already, not even for no time', async () => {
    expect(await createBell().until(() => true, 0)).toBe(true);
  });
  it('wakes only those whose condition holds, and each once', async () => {
    const bell = createBell();
    let open = false;
    let looks = 0;
    const first = bell.until(() => open, 60_000);
    const second = bell.until(() => ((looks += 1), looks > 2), 60_000);
    bell.ring();
    bell.ring();
    expect(await second).toBe(true);
    const seen = looks;
    open = true;
    bell.ring();
    expect(await first).toBe(true);
    expect(looks).toBe(seen);
  });
});
