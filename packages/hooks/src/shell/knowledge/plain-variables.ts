// Variables that say how text is shown, sorted or dated, and nothing else. Data, and one question.

const SHOWN =
  /^(?:LC_[A-Z]+|LANG|COLUMNS|LINES|TERM|COLORTERM|NO_COLOR|CLICOLOR(?:_FORCE)?|FORCE_COLOR|CI|LS_COLORS|LSCOLORS|GREP_COLORS?|JQ_COLORS|BLOCK_?SIZE|TIME_STYLE|QUOTING_STYLE)$/u;
/** No slash: with one, a locale or a terminal would be looked up by its path. */
const TEXT = /^[\w .:@+,;=*%-]*$/u;
/** A zone by its name; with a colon or a leading slash it would be a file. */
const ZONE = /^(?:[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*)?$/u;

/** @param value null where only running tells */
export function isPlainVariable(name: string, value: string | null): boolean {
  if (value === null) return false;
  return name === 'TZ' ? ZONE.test(value) : SHOWN.test(name) && TEXT.test(value);
}
