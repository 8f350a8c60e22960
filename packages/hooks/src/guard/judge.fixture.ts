// A judge in the thread of the test, for tests of the guard's order of work.
import { parseEvent } from '../event/parse-event.ts';
import { finishEntry } from './finish-entry.ts';
import { type JudgeSession, judgeEvent } from './judge-event.ts';
import type { Judge } from './judgement.ts';
import type { Layers } from './layers.ts';

export function judgeHere(layers: Layers): Omit<Judge, 'ready' | typeof Symbol.asyncDispose> {
  let session: JudgeSession | null = null;
  return {
    open(stage) {
      session = { stage, layers, resolve: layers.resolver(stage), clean: new Set(), enter() {} };
    },
    judge: async (bytes, tainted) =>
      session ? judgeEvent(bytes, tainted, session, () => {}) : { kind: 'failed', why: 'no session is open' },
    async finish(drafts, about) {
      const raw = about && parseEvent(about);
      const policy = session?.stage.policy ?? null;
      return { kind: 'finished', entries: drafts.map((draft) => finishEntry(draft, raw, policy, layers)) };
    },
  };
}
