// Looks in an awk program, strings and patterns set aside, for what runs programs or opens files.
import type { ScriptDanger } from './script-danger.ts';

/** @returns null when the program only reads the files it is given and prints */
export function awkDanger(program: string): ScriptDanger | null {
  const code = codeOf(program);
  if (code === null) return 'unreadable';
  if (/\bsystem\b|@|(?:^|[^|])\|(?:$|[^|])/u.test(code.all)) return 'executes';
  return /\bgetline\b|\bENVIRON\b|\bARGV\b/u.test(code.all) || /\bprintf?\b[^;}\n]*>/u.test(code.flat)
    ? 'opens'
    : null;
}

/** The program without strings, patterns and comments; `flat` also without what stands in parentheses. */
function codeOf(program: string): { all: string; flat: string } | null {
  let all = '';
  let flat = '';
  let depth = 0;
  for (let at = 0; at < program.length; at += 1) {
    let char = program[at] ?? '';
    if (char === '#') {
      at = endOf(program, at, '\n');
      char = '\n';
    } else if (char === '"' || (char === '/' && !/[\w)\]$"]\s*$/u.test(all.slice(-40)))) {
      at = closing(program, at + 1, char);
      if (at < 0) return null;
      char = '""';
    }
    if (char === '(') depth += 1;
    if (depth <= 0) flat += char;
    if (char === ')') depth -= 1;
    all += char;
  }
  return { all, flat };
}

function endOf(text: string, at: number, char: string): number {
  const end = text.indexOf(char, at);
  return end < 0 ? text.length : end;
}

/** The position of the closing quote or slash, or -1. */
function closing(text: string, at: number, quote: string): number {
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === quote) return end;
    else if (text[end] === '\n') return -1;
  }
  return -1;
}
