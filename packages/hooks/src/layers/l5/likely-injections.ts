// What no rule describes and yet reads like an attack, by the statistical reading.
import { REDACTION_MARK } from '../../policy/redaction-mark.ts';
import { type FoundInjection, passageOf } from './found-injection.ts';
import { isMention } from './is-mention.ts';
import { findAlike } from './likeness/find-alike.ts';
import { type Model, model } from './likeness/model.ts';
import type { Reading } from './senses/read-words.ts';

export const LIKELY = 'injection.likely';
/** What stands in the place of something that was taken out of a text. It tells the model nothing to do. */
const TAKEN_OUT = new RegExp(`\\[withheld: injection\\.[a-z-]{1,32}\\]|${REDACTION_MARK.source}`, 'gu');
/** Room for any rule's id; what is longer may be written to hide words in it. */
const LONGEST_MARK = 80;
/** A phrase in quotation marks. */
const QUOTED = /'[^'\n]{3,130}'|"[^"\n]{3,130}"/gu;

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
  return findAlike(left, judge, left === folded ? reading : undefined)
    .filter(({ start, end }) => isAlikeUnquoted(left, start, end, judge))
    .map(({ start, end }) => ({
      rule: LIKELY,
      from: line(start),
      to: line(end - 1),
      passage: passageOf(folded, start, end),
    }))
    .filter(({ from, to }) => !known.some((one) => one.from <= to && from <= one.to));
}

/** Whether the passage still reads so without the phrases that it only talks about. */
function isAlikeUnquoted(folded: string, start: number, end: number, judge: Model): boolean {
  let said = '';
  let at = start;
  for (const { 0: quoted, index } of folded.slice(start, end).matchAll(QUOTED)) {
    const from = start + index;
    if (!isMention(folded, from + 1, from + quoted.length - 1)) continue;
    said += folded.slice(at, from);
    at = from + quoted.length;
  }
  return at === start || findAlike(said + folded.slice(at, end), judge).length > 0;
}
