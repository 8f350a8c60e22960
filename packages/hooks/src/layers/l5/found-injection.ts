// A passage that gives a model instructions: by which rule, where, and what it says.

export interface FoundInjection {
  rule: string;
  /** Lines of the text that carry it, from 0, inclusive. */
  from: number;
  to: number;
  /** How what matched begins, decoded and folded. */
  passage: string;
}

/** What a finding shows of its passage. UTF-16 units. */
const LONGEST_PASSAGE = 160;

export function passageOf(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + LONGEST_PASSAGE));
}
