// A judge in the thread of the test, for tests of the guard's order of work.
import { parseEvent } from '../event/parse-event.ts';
import { finishEntry } from './finish-entry.ts';
import { type Bench, judgeEvent } from './judge-event.ts';
import type { Judge } from './judgement.ts';
import type { Layers } from './layers.ts';

export function judgeHere(layers: Layers): Omit<Judge, 'ready' | typeof Symbol.asyncDispose> {
  let bench: Bench | null = null;
  return {
    open(stage) {
      bench = { stage, layers, resolve: layers.resolver(stage), clean: new Set(), enter() {} };
    },
    judge: async (bytes, tainted) =>
      bench ? judgeEvent(bytes, tainted, bench, () => {}) : { kind: 'failed', why: 'no session is open' },
    async finish(drafts, about) {
      const raw = about && parseEvent(about);
      const policy = bench?.stage.policy ?? null;
      return { kind: 'finished', entries: drafts.map((draft) => finishEntry(draft, raw, policy, layers)) };
    },
  };
}
