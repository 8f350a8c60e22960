// Notes where the disk, not the text, decided what a path is: without that a decision could not be judged again.
import { posix } from 'node:path';
import type { DecideContext } from './context.ts';

/** More than this in one call and the last note says so. */
const MAX_NOTES = 64;
export const TOO_MANY = '… and more';
/** Characters; PATH_MAX of Linux is 4,096 bytes with the end, and no system has more. */
const LONGEST_PATH = 4_095;
/** Of what no disk can hold nothing needs to be noted. */
const TOO_LONG = { problem: 'longer than a path may be' };

/** @returns a context that resolves as before, and what it saw: `<path> -> <real>`, `<path> +> <also>` or `<path> !! <problem>` */
export function noteResolutions(context: DecideContext): { context: DecideContext; resolved: string[] } {
  const resolved: string[] = [];
  const note = (text: string): void => {
    if (resolved.length < MAX_NOTES) {
      if (!resolved.includes(text)) resolved.push(text);
    } else if (resolved.length === MAX_NOTES) resolved.push(TOO_MANY);
  };
  const resolve: DecideContext['resolve'] = (path) => {
    if (path.length > LONGEST_PATH) return TOO_LONG;
    const found = context.resolve(path);
    if ('problem' in found) note(`${path} !! ${found.problem}`);
    else {
      if (found.real !== byText(path)) note(`${path} -> ${found.real}`);
      for (const also of found.also ?? []) note(`${path} +> ${also}`);
    }
    return found;
  };
  return { context: { ...context, resolve }, resolved };
}

/** What a path is when nothing on the way is a link. */
export function byText(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/u, '');
}

/** The resolver of a recorded decision. */
export function fromNotes(notes: readonly string[]): DecideContext['resolve'] {
  const known = new Map<string, ReturnType<DecideContext['resolve']>>();
  for (const text of notes) {
    const link = /^(.*?) -> (.*)/su.exec(text);
    const problem = link ? null : /^(.*?) !! (.*)/su.exec(text);
    const also = link ? null : /^(.*?) \+> (.*)/su.exec(text);
    if (also) {
      const [, path = '', real = ''] = also;
      const before = known.get(path) ?? { real: byText(path) };
      if ('real' in before) known.set(path, { ...before, also: [...(before.also ?? []), real] });
    }
    if (link) known.set(link[1] ?? '', { real: link[2] ?? '' });
    if (problem) known.set(problem[1] ?? '', { problem: problem[2] ?? '' });
  }
  return (path) => (path.length > LONGEST_PATH ? TOO_LONG : (known.get(path) ?? { real: byText(path) }));
}
