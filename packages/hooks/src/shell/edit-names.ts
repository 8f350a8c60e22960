// Which edits of names leave each inside the folder that it lies in: `cut -d/ -f1`, `sed 's|^\./||'`, `tr '\n' ' '`.
import type { Command } from '@agent-harness/contracts';
import { awkKeeps } from './awk-edits.ts';
import { type NamesSource, cutFrom } from './names-source.ts';
import { type Argument, readArguments } from './read-arguments.ts';
import { sedKeeps } from './sed-edits.ts';

type Edit = (list: readonly Argument[], source: NamesSource) => NamesSource | null;

/** What no folder ends with, so that nothing behind it begins with a slash; as names hold it seldom, it parts them. */
const PARTS = /^(?:[\s:,;=|"'@#()<>]|\\[tn0]|\\\||\[[\s:,;=|"'()<>]+\]\+?)$/u;
/** From the first one on. */
const FROM_FIRST = /^(?:1|1?-\d+)$/u;
/** One stretch: of several the empty part before the first slash could be put before another. */
const STRETCH = /^(?:\d+-?|\d*-\d+)$/u;
/** Of what is read backwards, all but more than one folder at its end. */
const STRETCH_BACK = /^(?:\d+|1?-\d+)$/u;
const BLANK = /^[\s:,)|-]*$/u;

/** Command → what is known of its lines behind it. */
const EDITS: Readonly<Record<string, Edit>> = {
  // Numbers and marks at the end.
  cat: (_, source) => source,
  nl: (list, source) =>
    valuesOf(list, '-s', '--number-separator').every((text) => BLANK.test(text)) ? source : null,
  column: (list, source) => {
    const parts = valuesOf(list, '-s', '--separator');
    const between = valuesOf(list, '-o', '--output-separator');
    return parts.every((text) => /^[\s/:,|]*$/u.test(text)) && between.every((text) => BLANK.test(text))
      ? source
      : null;
  },
  rev: (_, source) => ({ ...source, reversed: !source.reversed }),
  cut,
  tr,
  sed: (list, source) =>
    list
      .filter(({ role }) => role === 'script')
      .reduce<NamesSource | null>((kept, { text }) => kept && sedKeeps(text ?? 'e', kept), source),
  awk: (list, source) => {
    const script = list.find(({ role }) => role === 'script')?.text;
    if (!script || valuesOf(list, '-v', '--assign').length > 0) return null;
    const [mark = ' '] = valuesOf(list, '-F', '--field-separator');
    return awkKeeps(script, source, mark !== '/' && !PARTS.test(mark));
  },
};

/** @returns null where a name could lead elsewhere then, or where the edit is not written out */
export function editNames(command: Command, source: NamesSource): NamesSource | null {
  const name = command.name ?? '';
  const edit = Object.hasOwn(EDITS, name) ? EDITS[name] : undefined;
  const open = command.words.some(({ source: written }) =>
    /[$`]/u.test(written.replaceAll(/\\.|'[^']*'/gsu, '')),
  );
  const { list } = readArguments(command);
  // Read backwards, what is cut off at a slash is still a whole part of the name.
  if (
    source.reversed &&
    name !== 'rev' &&
    !(name === 'cut' && valuesOf(list, '-d', '--delimiter')[0] === '/')
  )
    return null;
  return edit && !open ? edit(list, source) : null;
}

/** What stands behind an option or is attached to it. */
function valuesOf(list: readonly Argument[], ...names: readonly string[]): string[] {
  return list
    .filter(({ option, text, word }) => names.includes(option ?? '') && (text !== '' || word.text === ''))
    .map(({ text }) => text ?? '/');
}

function cut(list: readonly Argument[], source: NamesSource): NamesSource | null {
  if (list.some(({ option }) => option === '--complement' || option === '--output-delimiter')) return null;
  const { absolute, begins, below, reversed } = source;
  const [letters] = valuesOf(list, '-c', '-b', '--characters', '--bytes');
  if (letters !== undefined) {
    const whole = (begins === 'here' && letters === '3-') || (begins === 'status' && letters === '4-');
    return whole || (!absolute && FROM_FIRST.test(letters)) ? cutFrom(source) : null;
  }
  const [mark = '\t'] = valuesOf(list, '-d', '--delimiter');
  const [fields = ''] = valuesOf(list, '-f', '--fields');
  if (mark === '/') {
    const up = reversed && fields === '2-';
    if (absolute && !(reversed ? STRETCH_BACK.test(fields) || (up && below) : STRETCH.test(fields)))
      return null;
    // The first part of a name is no empty one.
    return { ...cutFrom(source), below: below && !up, hollow: source.hollow || absolute || fields !== '1' };
  }
  if (PARTS.test(mark)) return cutFrom(source);
  return !absolute && FROM_FIRST.test(fields) ? cutFrom(source) : null;
}

const CASE = /^(?:a-z|A-Z|\[:(?:upper|lower):\])$/u;
const LINE_MARK = /^(?:\\[nrt0]|\\000|[\s:,;=|"'/]|\[:(?:space|blank):\])+$/u;
const QUOTES = /^(?:\\[rnt0\\"']|["'\s,:;*+?!@#$%&()<>|`~=[\]{}]|\[:(?:space|blank|cntrl):\])+$/u;

function tr(list: readonly Argument[], source: NamesSource): NamesSource | null {
  const letters = list.flatMap(({ option }) => option ?? []).join('');
  const [from = '', to] = list.filter(({ option }) => option === null).map(({ text }) => text ?? '/');
  if (!/^(?:-[sdcC])*$/u.test(letters)) return null;
  if (letters.includes('d')) return /[cC]/u.test(letters) || !QUOTES.test(from) ? null : cutFrom(source);
  if (to === undefined) return source;
  if (/[cC]/u.test(letters)) return from.includes('/') || !LINE_MARK.test(to) ? null : cutFrom(source);
  if (CASE.test(from) && CASE.test(to)) return source.absolute ? null : source;
  if (/^[\w,:]+$|^-$/u.test(to))
    return source.absolute && !LINE_MARK.test(from) ? null : { ...source, begins: null };
  return LINE_MARK.test(to) && !to.includes('/') && LINE_MARK.test(from) ? cutFrom(source) : null;
}
