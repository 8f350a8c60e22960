// Tells of a pattern whether all that it looks at is printed in one word, and how short that word may be.

const OPEN = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/uy;
const CLOSE = /\)/uy;
const OR = /\|/uy;
/** Has no length of its own. */
const LOOKS = /^\(\?<?[=!]/u;
/** One character of a word: a class of them, `\w`, `\d`, one behind a backslash, or itself. No blank is among them, and no edge. */
const SIGN = /\[(?!\^)(?:[!-Z^-~]|\\[wd!-/:-@[-`{-~])+\]|\\[wd!-/:-@[-`{-~]|[\w!"#%&',/:;<=>@`~-]/uy;
const TIMES = /(?:\{(?<least>\d+)(?:,\d*)?\}|\+|[*?])\??/uy;

/** @returns the fewest characters of a match; 0 where it may look at a blank or at the text's ends, which other words around it would change */
export function shortestWord(pattern: string): number {
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    at += found?.[0].length ?? 0;
    return found;
  };
  /** INVARIANT: what is no word stays NaN, whatever is added to it or how often it comes. */
  const noWord = (): number => {
    at = pattern.length;
    return Number.NaN;
  };
  const choices = (): number => {
    let least = sequence();
    while (take(OR)) least = Math.min(least, sequence());
    return least;
  };
  const sequence = (): number => {
    let length = 0;
    while (at < pattern.length && !'|)'.includes(pattern.charAt(at))) length += part() * times();
    return length;
  };
  const part = (): number => {
    const head = take(OPEN);
    if (head === null) return take(SIGN) ? 1 : noWord();
    const length = choices();
    if (take(CLOSE) === null) return noWord();
    return LOOKS.test(head[0]) ? length * 0 : length;
  };
  const times = (): number => {
    const found = take(TIMES);
    if (found === null || found[0].startsWith('+')) return 1;
    return Number(found.groups?.['least'] ?? 0);
  };
  return choices() || 0;
}
