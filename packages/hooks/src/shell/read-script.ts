// Parses shell text into a syntax tree that is small enough to be walked: too many nodes, or too deep, ends the reading.
import { type Command, type ParsedScript, type SyntaxNode, forEachChild, parse } from 'unbash';
import { type Budget, NODE, OverBudget } from './budget.ts';
import { countMarks } from './count-marks.ts';

/** Looking for the bodies of here-documents costs the parser the square of their number. */
const MAX_DOCUMENTS = 256;
/** Deeper trees are nobody's program, and every walk is recursive. */
const MAX_DEPTH = 400;

/**
 * Words, operators and expansions of one program, counted before it is parsed: the walk of so many nodes would end at its budget all
 * the same, after dear work. Of 650 scripts of a Linux system the largest that stays within the budget has 1,082; the largest
 * ordinary command of our corpora has 85.
 */
export const MAX_MARKS = 2048;

/** What opens an expansion; the parser looks for the end of each, in the worst case through all of the text. */
const OPENERS = /\$[([]|[<>]\(/gu;
const PARAMETERS = /\$\{/gu;
const SCANNED_AT_ONCE = 64;
/** How often the parser goes over the text of a `${…}` to find what is in it. */
const LOOKED_AT = 8;

/** How far a parenthesis may stand behind the command that it cannot belong to. */
const LOOKED_BEHIND = 256;

/** @throws OverBudget for a text that would take too long, whatever it says */
export function readScript(text: string, budget: Budget): ParsedScript {
  if (countMarks(text, MAX_MARKS + 1) > MAX_MARKS)
    throw new OverBudget(`it has more than ${MAX_MARKS} words, operators and expansions`);
  const openers = (text.match(OPENERS) ?? []).length + 4 * (text.match(PARAMETERS) ?? []).length;
  budget.spend(Math.ceil((1 + openers / SCANNED_AT_ONCE) * text.length));
  if (text.split('<<', MAX_DOCUMENTS + 2).length > MAX_DOCUMENTS + 1)
    throw new OverBudget(`it has more than ${MAX_DOCUMENTS} here-documents`);
  const script = parse(text);
  census(script, text, budget, 0);
  return script;
}

/** Pays for each node before its children are asked for: their texts are only parsed then, once on every level. */
function census(node: SyntaxNode, text: string, budget: Budget, depth: number): void {
  if (depth > MAX_DEPTH) throw new OverBudget(`it is nested more than ${MAX_DEPTH} deep`);
  const length = 'text' in node && typeof node.text === 'string' ? node.text.length : 0;
  budget.spend(NODE + (node.type === 'ParameterExpansion' ? LOOKED_AT * length : length));
  if (node.type === 'Command') accountFor(node, text);
  forEachChild(node, (child) => census(child, text, budget, depth + 1));
}

/**
 * The parser steps over what it does not expect, such as the parenthesis of `ls(x`: between two words there may be nothing but space.
 * @throws Error for anything else there
 */
function accountFor({ name, prefix, suffix, end }: Command, text: string): void {
  const parts = [...prefix, ...(name ? [name] : []), ...suffix];
  const words = parts.filter((part) => part.type === 'Word');
  // Where a text inside the text was made by the parser, positions mean another one.
  if (!words.every((word) => stands(word, text))) return;
  for (const [at, { pos }] of parts.entries()) {
    const before = parts[at - 1];
    if (before && !/^(?:[ \t]|\\\n)*$/u.test(text.slice(before.end, pos)))
      throw new Error('it left characters out');
  }
  // Nor does Bash take a parenthesis behind a command: `[(|ls`.
  if (/^(?:[ \t]|\\\n)*\(/u.test(text.slice(end, end + LOOKED_BEHIND)))
    throw new Error('it left characters out');
}

function stands({ pos, end, text: own }: { pos: number; end: number; text: string }, text: string): boolean {
  return text.slice(pos, end) === own;
}
