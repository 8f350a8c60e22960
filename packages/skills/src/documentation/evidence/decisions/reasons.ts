// Finds the sentences of a message in which its author says why.
import { cleanText } from '../../../text/clean.ts';
import { sentencesOf } from '../../../text/sentences.ts';

export interface Reasons {
  /** Sentences with "because" and its like. */
  because: string[];
  /** Sentences that name what was not done. */
  rejected: string[];
  /** The other sentences: what the author thought worth saying. */
  details: string[];
  /** Text of a BREAKING CHANGE footer. */
  breaking: string[];
}

const BECAUSE =
  /(?:[,;:] so\b|\b(?:because|due to|in order to|so that|so as to|to avoid|to prevent|otherwise|that is why|the reason|motivation|this (?:lets|allows|makes|means|keeps|way)|which (?:lets|allows|means))\b)/i;
const REJECTED =
  /\b(reject(?:ed|s|ing)?|instead of|rather than|alternatives?|(?:was|were|is|been|also) considered|considered (?:using|but|and)|ruled out|in favou?r of|no longer needed|replac(?:es|ed|ing) (?:the|our))\b/i;
const BREAKING = /^BREAKING[ -]CHANGE:\s*((?:.+\n?)+?)(?=\n\s*\n|$(?![\s\S]))/m;
// A line of a list in a squash message, a link or a label says nothing by itself.
const LABEL = /^(https?:|BREAKING|\* |#+ |[\w.-]+:$)|https?:\/\/\S+$/;
// A quote must carry a thought and stay readable.
const SHORTEST = 20;
const LONGEST = 480;

export function reasonsIn(body: string): Reasons {
  const sentences = sentencesOf(body);
  const matching = (pattern: RegExp) => [
    ...new Set(
      sentences
        .filter((sentence) => pattern.test(sentence.text) && !LABEL.test(sentence.text))
        .map(fit)
        .filter((text) => text !== ''),
    ),
  ];
  const because = matching(BECAUSE);
  const rejected = matching(REJECTED);
  const footer = cleanText(BREAKING.exec(body)?.[1] ?? '');
  const within = (text: string, others: readonly string[]) => others.some((other) => other.includes(text));
  // A rejection that says why is the reason when nothing else is.
  const onlyRejection = because.every((text) => within(text, rejected));
  const moved = onlyRejection ? rejected.filter((text) => BECAUSE.test(text)) : [];
  const reasons = onlyRejection ? moved : because.filter((text) => !within(text, [...rejected, footer]));
  const rest = sentences
    .map((sentence) => sentence.text)
    .filter((text) => !LABEL.test(text) && fit({ text, whole: text }) !== '');
  return {
    because: reasons,
    rejected: rejected.filter((text) => !moved.includes(text)),
    details: [...new Set(rest)].filter((text) => !within(text, [...reasons, ...rejected, footer])),
    breaking: footer.length >= 10 && footer.length <= LONGEST ? [footer] : [],
  };
}

function fit(sentence: { text: string; whole: string }): string {
  const text = sentence.whole.length <= LONGEST ? sentence.whole : sentence.text;
  return text.length >= SHORTEST && text.length <= LONGEST ? text : '';
}
