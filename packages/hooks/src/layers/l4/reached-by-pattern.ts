// Tells whether a word with wildcards reaches a file that a rule names: `/e??/shad??`, `~/.aw?/x`, `.[e]nv`, `id_*`.
import { globExpression, hasGlob } from '../../shell/glob.ts';

/** One segment of what a command names. */
interface Segment {
  text: string;
  /** Of a segment with wildcards. */
  expression: RegExp | null;
}

/**
 * @param path absolute, with wildcards
 * @param globs of a rule: absolute, or starting with a double star
 */
export function reachedByPattern(path: string, globs: readonly string[]): boolean {
  const written = path
    // One character of some: which ones is not asked.
    .replaceAll(/\[[!^]?\]?[^\]/]*\]/gu, '?')
    .split('/')
    .slice(1)
    .map((text): Segment => ({ text, expression: hasGlob(text) ? globExpression(text) : null }));
  return globs.some((glob) => {
    const [root, ...named] = glob.split('/');
    if (root === '') return follows(written, named, true);
    return written.some((_, at) => follows(written.slice(at), named, false));
  });
}

/** Segment by segment; a double star at the end stands for all that is left. */
function follows(written: readonly Segment[], named: readonly string[], isAbsolute: boolean): boolean {
  const isFolder = named.at(-1) === '**';
  if (isFolder ? written.length < named.length : written.length !== named.length) return false;
  const isHidden = named.some((name) => name.startsWith('.'));
  return named.every((name, at) => {
    const { text, expression } = written[at] as Segment;
    if (name === '*' || name === '**') return true;
    if (expression === null) return globExpression(name).test(text);
    // The shell matches a dot at the beginning by a dot alone.
    if (text.startsWith('.') !== name.startsWith('.')) return false;
    // What says nothing but an ending, `*.yml`, is about no file; a folder that is not hidden may be any.
    const isTold = stem(text) !== '' && (isHidden || isAbsolute || at === named.length - 1);
    return (isTold || (isAbsolute && !isFolder)) && expression.test(plain(name));
  });
}

/** A name as it may be, with nothing for its stars. */
function plain(name: string): string {
  return name.replaceAll(/(?!^)\*/gu, '');
}

/** What a pattern says of a name beside its ending: nothing in `*.yml`, `id_` in `id_*`. */
function stem(pattern: string): string {
  return pattern.replace(/(?!^)\.[^.]*$/u, '').replaceAll(/[*?.]/gu, '');
}
