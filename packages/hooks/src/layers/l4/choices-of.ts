// Parts a pattern into what it may match one or the other of.

/** What is no place to part at: an escape, a class, and everything but brackets and bars. */
const PART = /\\.|\[(?:\\.|[^\]\\])*\]|[()|]|[^\\[()|]+/gsu;
/** By its number a group is another one where the pattern is parted. */
const NUMBERED = /\\[1-9]/u;

/** @returns the alternatives that no group holds together; the pattern alone where it has none */
export function choicesOf(pattern: string): string[] {
  if (NUMBERED.test(pattern)) return [pattern];
  const found: string[] = [];
  let choice = '';
  let depth = 0;
  for (const [part] of pattern.matchAll(PART)) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) {
      found.push(choice);
      choice = '';
    } else choice += part;
  }
  return [...found, choice];
}
