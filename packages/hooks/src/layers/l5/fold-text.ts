// A whole text, folded line by line; plain ASCII at once.
import { foldLine } from './fold-line.ts';

/** @returns as many lines as the text has */
export function foldText(text: string): string {
  if (!/^[\t\n\r\x20-\x7e]*$/u.test(text) || /[&\\]/u.test(text))
    return text.split('\n').map(foldLine).join('\n');
  const lower = text.toLowerCase().replaceAll('`', "'");
  return lower.replace(/[^\S\n ]+[^\S\n]*| [^\S\n]+/gu, ' ');
}
