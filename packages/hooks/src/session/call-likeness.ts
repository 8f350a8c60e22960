// What is left of a call's input when all is taken away that Claude Code changes before it asks for permission.
import { posix } from 'node:path';
import { canonicalJson } from './call-key.ts';

/**
 * The model's call and the request for it are alike when these texts are equal. Claude Code 2.1.330 makes a path absolute,
 * adds and drops flags and numbers, reads them out of texts, cuts blanks at the ends of lines, drops a `cd` to where it
 * stands, and mends `\\;` (measured by e2e/session.test.ts). It ties a request to a call and decides nothing: the
 * verdict is about the input in the request.
 * @param cwd where the session stands, as the request says
 */
export function callLikeness(tool: string, input: unknown, cwd: string): string {
  return canonicalJson([tool, alike(input, '', cwd)]);
}

function alike(value: unknown, field: string, cwd: string): unknown {
  if (typeof value === 'string') return alikeText(value, field, cwd);
  if (Array.isArray(value)) return value.map((inner: unknown) => alike(inner, '', cwd));
  if (typeof value !== 'object' || value === null) return null;
  const members = Object.entries(value).map(([name, inner]) => [name, alike(inner, name, cwd)] as const);
  return Object.fromEntries(members.filter(([, inner]) => inner !== null));
}

/** @returns null for a flag or a number, however it is written */
function alikeText(text: string, field: string, cwd: string): string | null {
  if (/^(?:true|false|-?\d+(?:\.\d+)?)$/u.test(text)) return null;
  if (/path$/iu.test(field)) return posix.resolve(cwd, text);
  const here = `cd ${cwd} && `;
  const command = text.startsWith(here) ? text.slice(here.length) : text;
  // Line by line: a pattern for blanks before an end takes quadratic time.
  const lines = command.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').replaceAll('\\\\;', '\\;');
}
