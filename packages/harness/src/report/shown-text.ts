// Text that an agent or strangers wrote, as a person may be shown it: no control, direction or invisible character reaches a terminal.

export function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}|[\u2028\u2029]/gu, '·');
}

/** Lines stay lines. */
export function shownLines(text: string): string[] {
  return text.split('\n').map(oneLine);
}

/** A span of Markdown in which nothing is markup. */
export function codeSpan(text: string): string {
  return `\`${oneLine(text).replaceAll('`', ' ')}\``;
}
