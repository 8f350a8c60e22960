// What no rule describes and yet reads like an attack, by the statistical reading.
import { REDACTION_MARK } from '../../policy/redaction-mark.ts';
import { type FoundInjection, passageOf } from './found-injection.ts';
import { isMention } from './is-mention.ts';
import { isShown } from './is-shown.ts';
import { findAlike } from './likeness/find-alike.ts';
import { type Model, model } from './likeness/model.ts';
import type { Reading } from './senses/read-words.ts';

export const LIKELY = 'injection.likely';
/** What stands in the place of something that was taken out of a text. It tells the model nothing to do. */
const TAKEN_OUT = new RegExp(`\\[withheld: injection\\.[a-z-]{1,32}\\]|${REDACTION_MARK.source}`, 'gu');
/** Room for any rule's id; what is longer may be written to hide words in it. */
const LONGEST_MARK = 80;
/** Words that every second sentence has one of, between blanks. */
const SMALL_WORD = /(?<=^|[^\S\n])(?:the|to|and|of|your|you|all|with|for|from|this|that|not)(?=[^\S\n]|$)/gu;
const LEAST_SMALL = 2;
/** A phrase in quotation marks, and a line that may be of a block. */
const QUOTED = /'[^'\n]{3,130}'|"[^"\n]{3,130}"|[«„»][^«»„“"\n]{3,130}[»“"«]|「[^」\n]{2,130}」/gu;
const LINE = /[^\n]{3,500}/gu;

/**
 * @param line of a character, from 0
 * @param known what rules have found: it is not said again
 * @param reading of the folded text, where there is one
 */
export function likelyInjections(
  folded: string,
  line: (at: number) => number,
  known: readonly Pick<FoundInjection, 'from' | 'to'>[],
  { judge = model(), reading }: { judge?: Model; reading?: Pick<Reading, 'symbols' | 'starts'> } = {},
): FoundInjection[] {
  const left = folded.replaceAll(TAKEN_OUT, (mark) =>
    mark.length > LONGEST_MARK ? mark : ' '.repeat(mark.length),
  );
  // Whether a passage is said is dear to tell, so it is asked of what is left.
  return findAlike(left, judge, left === folded ? reading : undefined)
    .map(({ start, end }) => ({ start, end, from: line(start), to: line(end - 1) }))
    .filter(({ from, to }) => !known.some((one) => one.from <= to && from <= one.to))
    .filter(({ start, end }) => isAlikeUnquoted(left, start, end, judge))
    .map(({ start, end, from, to }) => ({ rule: LIKELY, from, to, passage: passageOf(folded, start, end) }));
}

/**
 * @param text folded, all of it said
 * @returns false of what was decoded by mistake: random letters are like nothing that the model has learned from
 */
export function isLikely(text: string, judge: Model = model()): boolean {
  return (text.match(SMALL_WORD)?.length ?? 0) >= LEAST_SMALL && findAlike(text, judge).length > 0;
}

/** Whether the passage still reads so without the phrases and blocks that it only talks about. */
function isAlikeUnquoted(folded: string, start: number, end: number, judge: Model): boolean {
  const passage = folded.slice(start, end);
  const shown = Array.from(passage.matchAll(LINE), ({ 0: line, index }) => at(start + index, line)).filter(
    (line) => isShown(folded, line.from, line.to),
  );
  const quoted = Array.from(passage.matchAll(QUOTED), ({ 0: phrase, index }) =>
    at(start + index, phrase),
  ).filter(
    ({ from, to }) =>
      !shown.some((line) => line.from <= from && to <= line.to) && isMention(folded, from + 1, to - 1),
  );
  if (shown.length + quoted.length === 0) return true;
  let said = '';
  let rest = start;
  for (const { from, to } of [...shown, ...quoted].sort((a, b) => a.from - b.from)) {
    said += folded.slice(rest, Math.max(rest, from));
    rest = to;
  }
  return findAlike(said + folded.slice(rest, end), judge).length > 0;
}

function at(from: number, text: string): { from: number; to: number } {
  return { from, to: from + text.length };
}
