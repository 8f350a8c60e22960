// Characters that a reader does not see: removed, except tags, which spell letters and are read as them.
import { madeOnce } from './made-once.ts';

/** Unicode's own list of what is drawn as nothing, and interlinear marks. */
const invisible = madeOnce(() => /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu);
/** Of these, what may shape the character before it. */
const joining = madeOnce(() => /[\u200c\u200d]|\p{Variation_Selector}/gu);
const hiding = madeOnce(
  () => /(?![\u200c\u200d]|\p{Variation_Selector})(?:\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb])/gu,
);
const TAGS = /[\u{e0000}-\u{e007f}]/gu;
/** The first half of them in UTF-16. */
const TAGGED = '\udb40';

/** The text with invisible characters gone and tag characters turned into the ASCII that they hide. */
export function withoutInvisible(text: string): string {
  const spelled = text.includes(TAGGED) ? text.replace(TAGS, spelledOut) : text;
  return spelled.replace(invisible(), '');
}

function spelledOut(tag: string): string {
  const code = (tag.codePointAt(0) ?? 0) - 0xe0000;
  return code >= 32 && code < 127 ? String.fromCodePoint(code) : '';
}

/** The text with invisible characters, hidden tags included, gone. Joiners inside emoji and scripts that need them stay. */
export function stripInvisible(text: string): string {
  const untagged = text.includes(TAGGED) ? text.replace(TAGS, '') : text;
  return untagged
    .replace(joining(), (char, at: number) => (shapes(untagged, char, at) ? char : ''))
    .replace(hiding(), '');
}

/** One joiner or variation selector shapes a letter or an emoji; after ASCII, or in a row, they only hide. */
function shapes(text: string, char: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  return char.length === 1 && /\P{ASCII}/u.test(before) && !/\p{Default_Ignorable_Code_Point}/u.test(before);
}
