import { HarnessError } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { type SessionEvidence, judgeSession } from './judge-session.ts';

const good: SessionEvidence = {
  limits: { stage: 'write', seconds: 60, memoryMb: 2048 },
  interrupted: false,
  guardLost: null,
  tally: { unaccounted: [] },
  door: null,
  end: { code: 0, stopped: null },
  report: {
    missing: [],
    session: 's',
    result: { isError: false, subtype: 'success', text: 'done', terminal: null },
    stderr: [],
  },
};
const result = good.report.result!;

it('finds nothing against a session that ended by itself', () => {
  expect(judgeSession(good)).toBeNull();
});

it.each<[string, Partial<SessionEvidence>, string]>([
  ['an interruption', { interrupted: true }, 'interrupted.signal'],
  ['a guard that is lost', { guardLost: 'killed' }, 'guard.lost'],
  ['a guard that no longer answers', { tally: null }, 'guard.lost'],
  [
    'a missing plugin',
    { report: { ...good.report, missing: ['plugin harness is not loaded'] } },
    'session.incomplete',
  ],
  [
    'a model that does not answer',
    { door: new HarnessError('model.unreachable', 'm', 'i') },
    'model.unreachable',
  ],
  ['a time limit', { end: { code: null, stopped: 'timeout' } }, 'timeout.stage'],
  ['a full output folder', { end: { code: null, stopped: 'disk' } }, 'cell.disk'],
  ['a container that went away', { end: { code: null, stopped: 'lost' } }, 'cell.lost'],
  [
    'a session that a hook stopped',
    { report: { ...good.report, result: { ...result, terminal: 'hook_stopped' } } },
    'guard.stopped',
  ],
  ['a call that never reached the guard', { tally: { unaccounted: ['toolu_1'] } }, 'guard.bypassed'],
  ['a session that was killed', { end: { code: null, stopped: null } }, 'stage.killed'],
  ['an exit code', { end: { code: 1, stopped: null } }, 'stage.failed'],
  ['no result', { report: { ...good.report, result: null } }, 'stage.silent'],
  [
    'a result that is an error',
    { report: { ...good.report, result: { ...result, isError: true } } },
    'stage.failed',
  ],
  [
    'too many turns',
    { report: { ...good.report, result: { ...result, subtype: 'error_max_turns' } } },
    'stage.failed',
  ],
])('names %s', (_, change, code) => {
  expect(judgeSession({ ...good, ...change })?.code).toBe(code);
});

it('names the most fundamental cause, whatever Claude Code says', () => {
  const all = {
    ...good,
    guardLost: 'killed',
    tally: { unaccounted: ['toolu_1'] },
    end: { code: 1, stopped: 'lost' as const },
  };
  expect(judgeSession(all)?.message).toContain('killed');
});
