// Tells a format of `find -printf` that prints names as they were found from one that puts other text before them.

const ITEM = /(?:%[-\d]*(?:[TAC].|.)|[^%])/gsu;
/** What separates one name from the next. */
const APART = /\s|\\[nt0](?!\d)/u;
/** Numbers, letters and days. */
const SHORT = /^%[-\d]*(?:[sdmiknbcuUgGyYDMSta]|[TAC][\w@+])$/u;
const NAME = /^%[-\d]*[pfhH]$/u;

export function printsFound(format: string): boolean {
  return format.split(APART).every(isName);
}

/** One word: short values, one name, or a folder and the name in it; nothing puts a slash or a dot before them. */
function isName(text: string): boolean {
  const items = text.match(ITEM) ?? [];
  const at = items.findIndex((item) => NAME.test(item));
  const before = at < 0 ? items : items.slice(0, at);
  const behind = at < 0 ? '' : items.slice(at + 1).join('');
  return (
    before.every((item) => SHORT.test(item) || /^[\w,:;=|()"'-]$/u.test(item)) &&
    /^(?:\/%f)?(?:(?:\/[\w-]|[,:;=|()"'-])(?:[\w.,:;=|()"'-]|%s)*)?$/u.test(behind)
  );
}
