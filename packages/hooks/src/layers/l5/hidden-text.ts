// Text that stands in a text in another form, in clear.
import { FORMS, type Form, type FormInRuns } from './forms.ts';
import { holdsRun, runsOf } from './holds-run.ts';

/** Decoded parts of one text that are looked at. */
const MAX_PARTS = 512;
/** Characters of one part that are decoded. */
const MAX_PART = 64 * 1024;

/** A part in clear, and the place of its source. */
export interface HiddenPart {
  text: string;
  at: number;
  length: number;
}

/**
 * @param cut the lengths of which words stand in a row in the text
 * @returns what is hidden in a text, in clear; nothing that decodes to no text
 */
export function hiddenParts(text: string, cut: ReadonlySet<number>): HiddenPart[] {
  const found: HiddenPart[] = [];
  const wide = /[^\0-\x7f]/u.test(text);
  for (const form of FORMS) {
    const { run, suspect, decode } = form;
    if ((form.cut !== undefined && !cut.has(form.cut)) || (form.wide && !wide)) continue;
    if ((run && !holdsRun(text, run.kind, run.length)) || suspect?.test(text) === false) continue;
    for (const { part, at } of partsOf(text, form)) {
      if (found.length >= MAX_PARTS) return found;
      const plain = decode(part.slice(0, MAX_PART));
      if (plain !== '') found.push({ text: plain, at, length: part.length });
    }
  }
  return found;
}

/** @returns what a form may be written in, and where */
export function* partsOf(text: string, form: Form): Generator<{ part: string; at: number }> {
  if (form.at) {
    yield* partsByRun(text, form);
    return;
  }
  const { pattern, run, line } = form;
  if (pattern) for (const { 0: part, index } of text.matchAll(pattern)) yield { part, at: index };
  else if (run) {
    let read = 0;
    for (const { start, end } of runsOf(text, run.kind, run.length)) {
      if (start < read) continue;
      const at = line ? text.lastIndexOf('\n', start) + 1 : start;
      const stop = line ? text.indexOf('\n', end) : end;
      read = stop < 0 ? text.length : stop;
      yield { part: text.slice(at, read), at };
    }
  }
}

/** The same as a search of the whole text, of which it looks at the runs alone. */
function* partsByRun(
  text: string,
  { pattern, run, at: where }: FormInRuns,
): Generator<{ part: string; at: number }> {
  let read = 0;
  for (const { start, end } of runsOf(text, run.kind, run.length)) {
    if (where === 'inside') {
      for (const { 0: part, index } of text.slice(start, end).matchAll(pattern))
        yield { part, at: start + index };
    } else if (start >= read) {
      pattern.lastIndex = start;
      // INVARIANT: it matches where each run begins.
      const { 0: part } = pattern.exec(text) as RegExpExecArray;
      read = start + part.length;
      yield { part, at: start };
    }
  }
}
