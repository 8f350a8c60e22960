// The one line of a command's output that is kept: the last that says something, as inert, bounded text.
import { cleanText, shorten } from '../../text/clean.ts';
import { maskSecrets } from '../../text/mask-secrets.ts';

const LONGEST = 200;
// Colours, cursor moves and window titles.
// oxlint-disable-next-line no-control-regex
const TERMINAL = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-_]/g;
/** Frames of a stack, brackets, and what Node adds below an error. */
const EMPTY_WORDS = /^(at |Node\.js v|[\s()[\]{}^~'",;:.*=_-]*$)/;
const TELLS = /^(\w*(error|exception)|fatal|panic)\b|\berror:/i;

/** At most 200 characters; empty when nothing was said. */
export function lastLine(output: string): string {
  const lines = output
    .replace(TERMINAL, '')
    .split('\n')
    // What a carriage return takes back was never meant to stay.
    .map((line) => cleanText(line.replace(/\r$/, '').replace(/^[^]*\r/, '')))
    .filter((line) => !EMPTY_WORDS.test(line));
  return shorten(maskSecrets(lines.findLast((line) => TELLS.test(line)) ?? lines.at(-1) ?? ''), LONGEST);
}
