// Where one schema admits what another refuses. INVARIANT: no gap means that every value of the first is one of the second.
import { type Form, formsOf } from './forms.ts';
import { type FindInside, type Gap, gapAt } from './gap.ts';
import { arrayGaps, numberGaps, stringGaps, valueGaps } from './leaf-gaps.ts';
import { objectGaps, toldApart } from './object-gaps.ts';
import { overlapGaps } from './overlap-gaps.ts';
import { same } from './same.ts';
import { findOutside } from './pattern/find-outside.ts';
import { everything, literal, or } from './pattern/language.ts';
import { languageOf, samplesOfForm } from './samples.ts';
import { type Place, follow } from './schema.ts';
import { splitForms } from './split-forms.ts';

/** @param assumed pairs of places being compared further out: a recursive schema ends here */
export function findGaps(from: Place, to: Place, assumed: ReadonlySet<string> = new Set()): Gap[] {
  const [a, b] = [follow(from), follow(to)];
  if (!a || !b)
    return [gapAt('reference', a ?? from, b ?? to, [], 'a definition', 'a $ref that resolves to nothing')];
  const pair = `${a.pointer} ${b.pointer}`;
  if (assumed.has(pair) || same(a, b)) return [];
  const deeper = new Set([...assumed, pair]);
  const targets = formsOf(b);
  const unclear = [...targets, ...formsOf(a)].find(({ kind }) => kind === 'unclear');
  if (unclear?.kind === 'unclear')
    return [gapAt(unclear.cause, a, b, [], 'keywords of the profile', unclear.why)];
  return [
    ...splitForms(formsOf(a), targets).flatMap((form) =>
      formGaps(form, targets, a, b, (x, y) => findGaps(x, y, deeper)),
    ),
    ...overlapGaps(a, b),
  ];
}

function formGaps(form: Form, targets: readonly Form[], a: Place, b: Place, findInside: FindInside): Gap[] {
  if (form.kind === 'values') return valueGaps(form, targets, a, b);
  const compared = targets
    .map((target) => ({
      target,
      gaps: pairGaps(form, target, targets.length + formsOf(a).length === 2, findInside),
    }))
    .filter((one): one is { target: Form; gaps: Gap[] } => one.gaps !== undefined);
  if (compared.some(({ gaps }) => gaps.length === 0)) return [];
  const [nearest] = compared.toSorted((x, y) => x.gaps.length - y.gaps.length);
  if (nearest) return nearest.gaps;
  return [missingForm(form, targets, a, b)];
}

/** @returns undefined when the two forms have nothing in common to compare */
function pairGaps(form: Form, target: Form, alone: boolean, findInside: FindInside): Gap[] | undefined {
  if (target.kind === 'any' || same(form.place, target.place)) return [];
  if (form.kind === 'string' && target.kind === 'string') return stringGaps(form, target);
  if (form.kind === 'number' && target.kind === 'number') return numberGaps(form, target);
  if (form.kind === 'array' && target.kind === 'array') return arrayGaps(form, target, findInside);
  if (form.kind === 'object' && target.kind === 'object')
    return alone || !toldApart(form, target) ? objectGaps(form, target, findInside) : undefined;
  return undefined;
}

function missingForm(form: Form, targets: readonly Form[], a: Place, b: Place): Gap {
  const listed = targets.length > 0 && targets.every(({ kind }) => kind === 'values');
  const simple = formsOf(a).length === 1 && targets.length === 1;
  const sameType = listed && simple && form.kind !== 'any' && form.kind !== 'array' && form.kind !== 'object';
  const cause = sameType && targets.some((one) => one.kind === 'values' && one.values.some((value) => typeof value === form.kind))
    ? 'listed'
    : simple || form.kind === 'any' ? 'type' : 'branch'; // prettier-ignore
  const samples = samplesOfForm(form);
  const kinds = targets.map(({ kind }) => kind).join(' or ') || 'nothing';
  return gapAt(cause, { ...form.place }, b, samples.concat(valuesBeside(form, targets)), kinds, form.kind);
}

const valuesBeside = (form: Form, targets: readonly Form[]): unknown[] => {
  if (form.kind === 'number') return [7, 0.5, 9999];
  if (form.kind !== 'string') return [];
  const listed = targets.flatMap((one) => (one.kind === 'values' ? one.values : []));
  const language = languageOf(form) ?? everything;
  const outside = findOutside(language, or(...listed.filter((one) => typeof one === 'string').map(literal)));
  return outside.kind === 'text' ? [outside.text] : [];
};
