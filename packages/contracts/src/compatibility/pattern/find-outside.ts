// The shortest text of one language that another does not hold: found, proven absent, or too far to say.
import { type Language, boundaries, derivative, nullable } from './language.ts';

export type Outside = { kind: 'text'; text: string } | { kind: 'none' } | { kind: 'unknown' };

const STATES = 4000;

export function findOutside(inner: Language, outer: Language): Outside {
  const codes = representatives(inner, outer);
  const seen = new Set<string>();
  let frontier: { inner: Language; outer: Language; text: string }[] = [{ inner, outer, text: '' }];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const state of frontier) {
      if (nullable(state.inner) && !nullable(state.outer)) return { kind: 'text', text: state.text };
      for (const code of codes) {
        const reached = { inner: derivative(state.inner, code), outer: derivative(state.outer, code) };
        const key = `${reached.inner.key} ${reached.outer.key}`;
        if (reached.inner.kind === 'none' || seen.has(key)) continue;
        seen.add(key);
        if (seen.size > STATES) return { kind: 'unknown' };
        next.push({ ...reached, text: state.text + String.fromCharCode(code) });
      }
    }
    frontier = next;
  }
  return { kind: 'none' };
}

/** One unit of each class that both languages treat alike, readable ones first. */
function representatives(...languages: readonly Language[]): number[] {
  const starts = [...new Set([0, ...languages.flatMap(boundaries)])].filter((code) => code <= 0xffff);
  const sorted = starts.sort((a, b) => a - b);
  const codes = sorted.map((low, index) => readable(low, (sorted[index + 1] ?? 0x10000) - 1));
  return codes.sort((a, b) => rank(a) - rank(b));
}

function readable(low: number, high: number): number {
  const wanted = [97, 65, 48, 45, 32].find((code) => low <= code && code <= high);
  if (wanted !== undefined) return wanted;
  return low < 33 && high >= 33 ? 33 : low;
}

const rank = (code: number): number =>
  (code >= 97 && code <= 122
    ? 0
    : code >= 48 && code <= 57
      ? 0x10000
      : code >= 33 && code <= 126
        ? 0x20000
        : 0x30000) + code;
