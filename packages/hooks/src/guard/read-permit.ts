// A permission request repeats a call that was judged: it is read without a layer, in time that grows with its length alone.
import { callKey } from '../session/call-key.ts';
import { parseEvent } from './judge-event.ts';
import type { Judgement } from './judgement.ts';
import type { Layers } from './layers.ts';

const hook = 'PermissionRequest';

/** @returns null for what is no permission request, or cannot be read: then it is judged like any event */
export function readPermit(bytes: Buffer, { readFacts }: Pick<Layers, 'readFacts'>): Judgement | null {
  if (!bytes.includes(`"${hook}"`)) return null;
  try {
    const raw = parseEvent(bytes);
    const facts = readFacts(raw);
    if (facts.event !== 'tool.permit') return null;
    return {
      facts,
      // Nothing else of it is vouched for: its record is complete only with texts of earlier events.
      prepared: {
        kept: { input: null, inputDigest: null, cut: 0 },
        decides: false,
        vouched: [hook],
        clean: true,
      },
      key: callKey(facts.tool ?? '', raw['tool_input']),
      decision: null,
      asked: null,
      cleaned: null,
      credentials: [],
      calls: [],
      details: {},
      milliseconds: null,
    };
  } catch {
    return null;
  }
}
