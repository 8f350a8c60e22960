// Characters that a reader does not see: removed, except tags, which spell letters and are read as them.
import { madeOnce } from './made-once.ts';

/** Unicode's own list of what is drawn as nothing, and interlinear marks. */
const invisible = madeOnce(() => /\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu);
const TAGS = /[\u{e0000}-\u{e007f}]/gu;

/** The text with invisible characters gone and tag characters turned into the ASCII that they hide. */
export function withoutInvisible(text: string): string {
  return text
    .replace(TAGS, (tag) => {
      const code = (tag.codePointAt(0) ?? 0) - 0xe0000;
      return code >= 32 && code < 127 ? String.fromCodePoint(code) : '';
    })
    .replace(invisible(), '');
}

/** The text with invisible characters, hidden tags included, gone. Joiners inside emoji and scripts that need them stay. */
export function stripInvisible(text: string): string {
  const untagged = text.replace(TAGS, '');
  return untagged.replace(invisible(), (char, at: number) => (shapes(untagged, char, at) ? char : ''));
}

/** One joiner or variation selector shapes a letter or an emoji; after ASCII, or in a row, they only hide. */
function shapes(text: string, char: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const shaping =
    char === '\u200c' || char === '\u200d' || (char.length === 1 && /\p{Variation_Selector}/u.test(char));
  return shaping && /\P{ASCII}/u.test(before) && !/\p{Default_Ignorable_Code_Point}/u.test(before);
}
