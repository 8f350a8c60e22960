// Shell scripts that a person starts: those at the root and in the folders that are named for it.
import { type Fact, lineOf, type Reader } from '../fact.ts';

export const readScript: Reader = function* ({ file, text }): Iterable<Fact> {
  const [, shell] =
    /^#!\s*(?:\/usr\/bin\/env\s+(?:-S\s+)?|\/\S*\/)(bash|sh|zsh|python3?|node)\b/.exec(text) ?? [];
  if (shell === undefined || !/^[\w./-]+$/.test(file)) return;
  const heading = /^#(?!!)\s*(\S.*)$/m.exec(text)?.[1] ?? '';
  // What it says about itself, when it begins with a comment.
  const runs = heading !== '' && lineOf(text, /^#(?!!)/m) <= 3 ? heading.trim() : '';
  yield { kind: 'command', command: `${shell} ${file}`, folder: '', runs, file, line: 1 };
};
