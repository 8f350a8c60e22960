// Cleans a tool's response before the model reads it, without changing its shape.
import type { Policy, Verdict } from '@agent-harness/contracts';
import { cleanWords } from '../decide/clean-words.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { sanitiseText } from './sanitise-text.ts';

export interface Sanitised {
  value: unknown;
  changed: boolean;
  /** L4 and L5: flags for what was taken out, an allow each when nothing was. */
  verdicts: Verdict[];
  injected: boolean;
}

/** Deeper nesting than this does not come from a tool; what is below is dropped. */
const MAX_DEPTH = 64;
const TOO_DEEP = '[withheld: nested too deeply]';

/**
 * Credentials become marks, invisible characters go, lines that instruct the model are withheld.
 * Doing it again changes nothing.
 */
export function sanitiseResponse(response: unknown, policy: Policy): Sanitised {
  const found: { L4: Finding[]; L5: Finding[] } = { L4: [], L5: [] };
  let changed = false;
  const clean = (value: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) {
      changed = true;
      return TOO_DEEP;
    }
    if (typeof value === 'string') {
      const result = sanitiseText(value, policy);
      found.L4.push(...result.credentials);
      found.L5.push(...result.injections);
      changed ||= result.text !== value;
      return result.text;
    }
    if (Array.isArray(value)) return value.map((inner) => clean(inner, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]));
  };
  const value = clean(response, 0);
  return {
    value,
    changed,
    verdicts: cleanWords(
      [...verdictsOf('L4', policy, found.L4, 'flag'), ...verdictsOf('L5', policy, found.L5, 'flag')],
      policy,
    ),
    injected: found.L5.length > 0,
  };
}
