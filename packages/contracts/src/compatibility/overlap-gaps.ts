// `oneOf` refuses a value of two branches: branches that are not plainly apart are a gap.
import { type Form, formsOf } from './forms.ts';
import { type Gap, gapAt } from './gap.ts';
import { listedValues } from './object-gaps.ts';
import { samplesOf } from './samples.ts';
import { type Place, type Schema, accepts, below, follow } from './schema.ts';

/** @param from what the values are tried against */
export function overlapGaps(from: Place, to: Place): Gap[] {
  return exclusive(to).flatMap((branches, group) => {
    const forms = branches.map((branch) => formsOf(branch));
    const clash = forms.some((left, index) =>
      forms.slice(index + 1).some((right) => left.some((one) => right.some((other) => !apart(one, other)))),
    );
    if (!clash) return [];
    const samples = [...samplesOf(from), ...branches.flatMap((branch) => samplesOf(branch))];
    return [gapAt('overlap', from, to, samples, 'a value of exactly one branch', 'branches that share values', group === 0 ? '/oneOf' : '')]; // prettier-ignore
  });
}

/** The branches of each `oneOf` that decides about a value of this place itself. */
function exclusive(given: Place, within: ReadonlySet<string> = new Set()): Place[][] {
  const place = follow(given);
  if (!place || typeof place.schema === 'boolean' || within.has(place.pointer)) return [];
  const inside = new Set([...within, place.pointer]);
  return ['oneOf', 'anyOf'].flatMap((keyword) => {
    const branches = ((place.schema as Record<string, unknown>)[keyword] as Schema[] | undefined)?.map(
      (branch, index) => below(place, branch, keyword, index),
    );
    if (!branches) return [];
    return [
      ...(keyword === 'oneOf' ? [branches] : []),
      ...branches.flatMap((branch) => exclusive(branch, inside)),
    ];
  });
}

function apart(one: Form, other: Form): boolean {
  if (one.kind === 'values') return one.values.every((value) => accepts(other.place, value) === false);
  if (other.kind === 'values') return apart(other, one);
  if (one.kind === 'any' || other.kind === 'any' || one.kind === 'unclear' || other.kind === 'unclear')
    return false;
  if (one.kind !== other.kind) return true;
  if (one.kind !== 'object' || other.kind !== 'object') return false;
  const discriminated = one.required.some((key) => {
    const [left, right] = [listedValues(one, key), listedValues(other, key)];
    return other.required.includes(key) && left && right && !left.some((value) => right.includes(value));
  });
  const unknown = (a: typeof one, b: typeof one) =>
    b.rest === false && a.required.some((key) => !b.properties.has(key));
  return discriminated || unknown(one, other) || unknown(other, one);
}
