// Gaps between two objects: what one names, requires and lets in beside, and the other does not.
import { type FormOf, formsOf } from './forms.ts';
import { type FindInside, type Gap, around, gapAt } from './gap.ts';
import { samplesOf, smallestObject } from './samples.ts';
import { type Schema, below } from './schema.ts';

type ObjectForm = FormOf<'object'>;

export function objectGaps(form: ObjectForm, target: ObjectForm, findInside: FindInside): Gap[] {
  const base = smallestObject(form);
  const withValue = (key: string) => (value: unknown) => (base ? [{ ...base, [key]: value }] : []);
  return [
    ...propertyGaps(form, target, withValue, findInside),
    ...namedGaps(form, target, withValue, findInside),
    ...restGaps(form, target, withValue, findInside),
    ...target.required
      .filter((key) => !form.required.includes(key))
      .map((key) => gapAt('required', form.place, target.place, base ? [base] : [], `the field ${key}`, 'it may be missing', '/required')), // prettier-ignore
  ];
}

type WithValue = (key: string) => (value: unknown) => unknown[];

function propertyGaps(
  form: ObjectForm,
  target: ObjectForm,
  withValue: WithValue,
  findInside: FindInside,
): Gap[] {
  return [...form.properties].flatMap(([key, schema]) => {
    const from = below(form.place, schema, 'properties', key);
    const into = target.properties.get(key);
    if (into !== undefined)
      return around(findInside(from, below(target.place, into, 'properties', key)), withValue(key));
    if (target.rest === false) {
      if (formsOf(from).length === 0) return [];
      const values = samplesOf(from).flatMap(withValue(key));
      return [gapAt('property', form.place, target.place, values, `no field ${key} (closed schema)`, `the field ${key}`, `/properties/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)]; // prettier-ignore
    }
    return around(findInside(from, below(target.place, target.rest, 'additionalProperties')), withValue(key));
  });
}

function namedGaps(
  form: ObjectForm,
  target: ObjectForm,
  withValue: WithValue,
  findInside: FindInside,
): Gap[] {
  if (form.rest === false) return [];
  return [...target.properties].flatMap(([key, schema]) => {
    if (form.properties.has(key)) return [];
    const from = below(form.place, form.rest, 'additionalProperties');
    const inside = findInside(from, below(target.place, schema, 'properties', key));
    return around(inside, withValue(key)).map((gap) => ({ ...gap, cause: 'named' as const }));
  });
}

function restGaps(form: ObjectForm, target: ObjectForm, withValue: WithValue, findInside: FindInside): Gap[] {
  if (form.rest === false) return [];
  const from = below(form.place, form.rest, 'additionalProperties');
  const key = freshKey(form, target);
  if (target.rest !== false)
    return around(findInside(from, below(target.place, target.rest, 'additionalProperties')), withValue(key));
  if (formsOf(from).length === 0) return [];
  const values = samplesOf(from).flatMap(withValue(key));
  return [gapAt('rest', form.place, target.place, values, 'no other field (closed schema)', 'any other field', '/additionalProperties')]; // prettier-ignore
}

function freshKey(...forms: readonly ObjectForm[]): string {
  let key = 'other';
  while (forms.some(({ properties }) => properties.has(key))) key += '_';
  return key;
}

/** Whether a property that both require tells them apart, as it does branches of a union. */
export function toldApart(one: ObjectForm, other: ObjectForm): boolean {
  return one.required.some((key) => {
    if (!other.required.includes(key)) return false;
    const [left, right] = [listedValues(one, key), listedValues(other, key)];
    return left !== undefined && right !== undefined && !left.some((value) => right.includes(value));
  });
}

/** The values of a property, as JSON, when a list of them is all that its schema says. */
export function listedValues(form: ObjectForm, key: string): string[] | undefined {
  const schema: Schema | undefined = form.properties.get(key);
  if (schema === undefined) return undefined;
  const forms = formsOf(below(form.place, schema, 'properties', key));
  const lists = forms.map((one) =>
    one.kind === 'values' ? one.values.map((value) => JSON.stringify(value)) : undefined,
  );
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}
