// Finds the sentences of a message in which its author says why.
import { cleanText } from '../../../text/clean.ts';
import { sentencesOf } from '../../../text/sentences.ts';

export interface Reasons {
  /** Sentences with "because" and its like. */
  because: string[];
  /** Sentences that name what was not done. */
  rejected: string[];
  /** One of them says that it was weighed, and does not only say "instead of". */
  weighed: boolean;
  /** The other sentences: what the author thought worth saying. */
  details: string[];
  /** Text of a BREAKING CHANGE footer. */
  breaking: string[];
}

const BECAUSE =
  /(?:[,;:] so\b|\b(?:because|due to|in order to|so that|so as to|to avoid|to prevent|otherwise|that is why|the reason|motivation|this (?:lets|allows|makes|means|keeps|way)|which (?:lets|allows|means))\b)/i;
const WEIGHED =
  /\b(rejected|alternatively|alternatives? (?:approach|solution|way|design|would|is|are|was|were)|(?:was|were|is|been|also) considered|considered (?:using|but|and)|ruled out|in favou?r of)\b/i;
const REJECTED = new RegExp(
  `${WEIGHED.source}|\\b(instead of|rather than|no longer needed|replac(?:es|ed|ing) (?:the|our))\\b`,
  'i',
);
const BREAKING = /^BREAKING[ -]CHANGE:\s*((?:.+\n?)+?)(?=\n\s*\n|$(?![\s\S]))/m;
// A line of a list in a squash message, a link or a label says nothing by itself.
const LABEL = /^(https?:|BREAKING|\* |#+ |[\w.-]+:$)|https?:\/\/\S+$/;
// Talk about the review, or of the author to himself, is no part of the decision.
const ASIDE =
  /^(thanks?\b|i (don't|do not) know\b|wip\b|todo\b|note to self)|\bthis (branch|pr|pull request)\b|\b(rebased?|merge conflicts?)\b/i;
// What a host lists of a squashed branch: subjects of commits, not sentences about the whole.
const SQUASHED = /^\* .*$/gm;
// A quote must carry a thought and stay readable.
const SHORTEST = 20;
const LONGEST = 480;

/** @param squashed the commit stands for a branch, whose subjects its body lists */
export function reasonsIn(body: string, squashed = false): Reasons {
  const sentences = sentencesOf(squashed ? body.replace(SQUASHED, '') : body).filter(
    ({ text }) => !ASIDE.test(text),
  );
  const matching = (pattern: RegExp) =>
    withoutRepeats(
      sentences
        .filter((sentence) => pattern.test(sentence.text) && !LABEL.test(sentence.text))
        .map(fit)
        .filter((text) => text !== ''),
    );
  const because = matching(BECAUSE);
  const rejected = matching(REJECTED);
  const footer = cleanText(BREAKING.exec(body)?.[1] ?? '');
  const within = (text: string, others: readonly string[]) => others.some((other) => other.includes(text));
  // A rejection that says why is the reason when nothing else is.
  const onlyRejection = because.every((text) => within(text, rejected));
  const moved = onlyRejection ? rejected.filter((text) => BECAUSE.test(text)) : [];
  const reasons = onlyRejection ? moved : because.filter((text) => !within(text, [...rejected, footer]));
  const rest = sentences
    .map((sentence) => fit({ text: sentence.text, whole: sentence.text }))
    // What a colon announces is not quoted with it.
    .filter((text) => text !== '' && !LABEL.test(text) && !text.endsWith(':'));
  const others = rejected.filter((text) => !within(text, reasons));
  return {
    because: reasons,
    rejected: others,
    weighed: others.some((text) => WEIGHED.test(text)),
    details: withoutRepeats(rest).filter((text) => !within(text, [...reasons, ...rejected, footer])),
    breaking: footer.length >= 10 && footer.length <= LONGEST ? [footer] : [],
  };
}

/** Without texts that another one holds. */
function withoutRepeats(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(
    (text, _index, all) => !all.some((other) => other !== text && other.includes(text)),
  );
}

function fit(sentence: { text: string; whole: string }): string {
  const text = (sentence.whole.length <= LONGEST ? sentence.whole : sentence.text).replace(/[;,]$/, '');
  return text.length >= SHORTEST && text.length <= LONGEST ? text : '';
}
