// A few small values of a schema, to build documents around the one value that matters.
import { parsePattern } from './pattern/parse-pattern.ts';
import { findOutside } from './pattern/find-outside.ts';
import { and, everything, none, repeat, unit } from './pattern/language.ts';
import { type Form, type FormOf, formsOf } from './forms.ts';
import { type Place, below, follow } from './schema.ts';

type Within = ReadonlySet<string>;

/** At most eight values, smallest first; none when it has none, or none was found. */
export function samplesOf(place: Place, within: Within = new Set()): unknown[] {
  const at = follow(place);
  // A smallest value never holds another of its own kind.
  if (!at || within.has(at.pointer)) return [];
  const inside = new Set([...within, at.pointer]);
  return formsOf(at)
    .flatMap((form) => samplesOfForm(form, inside).slice(0, 4))
    .slice(0, 8);
}

export function samplesOfForm(form: Form, within: Within = new Set()): unknown[] {
  switch (form.kind) {
    case 'any':
      return [null, '', 0, true, [], {}];
    case 'values':
      return [...form.values];
    case 'string':
      return stringSamples(form);
    case 'number':
      return numberSamples(form);
    case 'array': {
      const [first] = form.minItems > 0 ? samplesOf(below(form.place, form.items, 'items'), within) : [null];
      return first === undefined ? [] : [Array.from({ length: form.minItems }, () => first)];
    }
    case 'object': {
      const smallest = smallestObject(form, within);
      return smallest ? [smallest] : [];
    }
    case 'unclear':
      return [];
  }
}

/** With the required properties alone. */
export function smallestObject(
  form: FormOf<'object'>,
  within: Within = new Set(),
): Record<string, unknown> | undefined {
  const made: Record<string, unknown> = {};
  for (const key of form.required) {
    const schema = form.properties.get(key) ?? form.rest;
    const [value] = samplesOf(below(form.place, schema, 'properties', key), within);
    if (value === undefined) return undefined;
    made[key] = value;
  }
  return made;
}

export function languageOf({ pattern, minLength }: Pick<FormOf<'string'>, 'pattern' | 'minLength'>) {
  const language = pattern === undefined ? everything : parsePattern(pattern);
  return language && and(language, minLength > 0 ? repeat(unit, minLength, Infinity) : everything);
}

function stringSamples(form: FormOf<'string'>): string[] {
  const language = languageOf(form);
  const found = language && findOutside(language, none);
  return found?.kind === 'text' ? [found.text] : [];
}

function numberSamples({ integer, min, above, max }: FormOf<'number'>): number[] {
  const inside = (value: number) =>
    value >= min && value > above && value <= max && (!integer || Number.isInteger(value));
  return [0, 1, min, max, above + 1, above + 0.5, (above + max) / 2].filter(
    (value) => Number.isFinite(value) && inside(value),
  );
}
