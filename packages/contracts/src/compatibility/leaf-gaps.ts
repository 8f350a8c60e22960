// Gaps between two forms of one kind that are no objects: texts, numbers, arrays, and lists of values.
import type { Form, FormOf } from './forms.ts';
import { type FindInside, type Gap, around, gapAt } from './gap.ts';
import { type Outside, findOutside } from './pattern/find-outside.ts';
import { type Language, everything, repeat, set, unit } from './pattern/language.ts';
import { parsePattern } from './pattern/parse-pattern.ts';
import { languageOf, samplesOf, samplesOfForm } from './samples.ts';
import { type Place, accepts, below } from './schema.ts';

export function valueGaps(form: FormOf<'values'>, targets: readonly Form[], a: Place, b: Place): Gap[] {
  const refused = form.values.filter((value) => accepts(b, value) !== true);
  if (refused.length === 0) return [];
  const listed = targets.some(({ kind }) => kind === 'values');
  const isConst = (place: Place) => typeof place.schema === 'object' && 'const' in place.schema;
  const union = targets.length > 1 || !sameSet(form.place, a);
  const alike = targets.some(
    (one) => one.kind === 'values' && one.values.some((value) => typeof value === typeof form.values[0]),
  );
  const cause = isConst(a) && isConst(b) ? 'const' : listed && alike ? 'enum' : union ? 'branch' : 'type';
  const expected = targets
    .flatMap((one) => (one.kind === 'values' ? one.values : [one.kind]))
    .map((value) => JSON.stringify(value));
  return [
    gapAt(
      cause,
      form.place,
      b,
      refused,
      expected.join(', ') || 'nothing',
      refused.map((value) => JSON.stringify(value)).join(', '),
    ),
  ];
}

const sameSet = (one: Place, other: Place): boolean => one.pointer === other.pointer;

export function stringGaps(form: FormOf<'string'>, target: FormOf<'string'>): Gap[] {
  // A pattern that is no regular language is taken for anything: more than it admits, so no break is missed.
  const inner = languageOf(form) ?? languageOf({ ...form, pattern: undefined }) ?? everything;
  const beside = ['', 'a', 'A1', '/x', 'x y', ...(samplesOfForm(form) as string[])];
  return [...lengthGaps(form, target, inner, beside), ...patternGaps(form, target, inner, beside)];
}

type TextGaps = (
  form: FormOf<'string'>,
  target: FormOf<'string'>,
  inner: Language,
  beside: readonly string[],
) => Gap[];

const lengthGaps: TextGaps = (form, target, inner, beside) => {
  if (target.minLength <= form.minLength) return [];
  // Lengths count characters; units agree with them for the empty text and where no surrogate can stand.
  const units = target.minLength === 1 ? unit : plainUnit;
  const outside = findOutside(inner, repeat(units, target.minLength, Infinity));
  if (outside.kind === 'none') return [];
  const candidates = [...textOf(outside), ...beside, 'a'.repeat(Math.min(target.minLength - 1, 10_000))];
  return [gapAt('bound', form.place, target.place, candidates, `at least ${target.minLength} characters`, `at least ${form.minLength}`, '/minLength')]; // prettier-ignore
};

const patternGaps: TextGaps = (form, target, inner, beside) => {
  if (target.pattern === undefined || target.pattern === form.pattern) return [];
  const wanted = parsePattern(target.pattern);
  const outside: Outside = wanted ? findOutside(inner, wanted) : { kind: 'unknown' };
  if (outside.kind === 'none') return [];
  const cause = form.pattern === undefined ? 'patterned' : 'pattern';
  const found = form.pattern === undefined ? 'any text' : `text matching ${form.pattern}`;
  return [gapAt(cause, form.place, target.place, [...textOf(outside), ...beside], `text matching ${target.pattern}`, found, '/pattern')]; // prettier-ignore
};

const plainUnit = set([
  [0, 0xd7ff],
  [0xe000, 0xffff],
]);
const textOf = (outside: Outside): string[] => (outside.kind === 'text' ? [outside.text] : []);

export function numberGaps(form: FormOf<'number'>, target: FormOf<'number'>): Gap[] {
  const gaps: Gap[] = [];
  if (target.integer && !form.integer)
    gaps.push(gapAt('type', form.place, target.place, [0.5, form.min + 0.5, form.above + 0.5, form.max - 0.5], 'integer', 'number', '/type')); // prettier-ignore
  const near = [...samplesOfForm(form), form.min, form.max, form.above + Number.EPSILON, form.above + 0.5, target.min - 1, target.min - 0.5, target.max + 1, target.max + 0.5, target.above, target.above - 1] as number[]; // prettier-ignore
  const bound = (ok: boolean, keyword: string, expected: string) => {
    if (!ok) gaps.push(gapAt('bound', form.place, target.place, near.filter(Number.isFinite), expected, showBounds(form), `/${keyword}`)); // prettier-ignore
  };
  const least = Math.max(form.min, form.above);
  bound(least >= target.min, 'minimum', `at least ${target.min}`);
  bound(
    form.min > target.above || form.above >= target.above,
    'exclusiveMinimum',
    `more than ${target.above}`,
  );
  bound(form.max <= target.max, 'maximum', `at most ${target.max}`);
  return gaps;
}

const showBounds = ({ min, above, max }: FormOf<'number'>): string =>
  [
    min > -Infinity ? `at least ${min}` : '',
    above > -Infinity ? `more than ${above}` : '',
    max < Infinity ? `at most ${max}` : '',
  ]
    .filter(Boolean)
    .join(', ') || 'no bound';

export function arrayGaps(form: FormOf<'array'>, target: FormOf<'array'>, findInside: FindInside): Gap[] {
  const gaps: Gap[] = [];
  const items = below(form.place, form.items, 'items');
  const [sample] = samplesOf(items);
  const ofLength = (length: number): unknown[] =>
    sample === undefined && length > 0 ? [] : [Array.from({ length }, () => sample)];
  if (target.minItems > form.minItems)
    gaps.push(gapAt('bound', form.place, target.place, ofLength(form.minItems), `at least ${target.minItems} items`, `at least ${form.minItems}`, '/minItems')); // prettier-ignore
  if (target.maxItems < form.maxItems)
    gaps.push(gapAt('bound', form.place, target.place, ofLength(Math.max(form.minItems, Math.min(target.maxItems + 1, 10_000))), `at most ${target.maxItems} items`, `at most ${form.maxItems}`, '/maxItems')); // prettier-ignore
  if (form.maxItems === 0) return gaps;
  const inside = findInside(items, below(target.place, target.items, 'items'));
  const missing = form.items === true && target.items !== true;
  const wrapped = around(inside, (value) => [Array.from({ length: Math.max(1, form.minItems) }, (_, index) => (index === 0 ? value : (sample ?? value)))]); // prettier-ignore
  return [
    ...gaps,
    ...wrapped.map((gap): Gap => (missing && gap.cause === 'type' ? { ...gap, cause: 'items' } : gap)),
  ];
}
