// A form whose discriminator has several values, as one form a value, where the other side has a branch for each.
import type { Form, FormOf } from './forms.ts';
import { listedValues } from './object-gaps.ts';

export function splitForms(forms: readonly Form[], targets: readonly Form[]): Form[] {
  const objects = targets.filter((one): one is FormOf<'object'> => one.kind === 'object');
  if (objects.length < 2) return [...forms];
  return forms.flatMap((form) => (form.kind === 'object' ? splitObject(form, objects) : [form]));
}

function splitObject(form: FormOf<'object'>, targets: readonly FormOf<'object'>[]): Form[] {
  const key = form.required.find(
    (name) =>
      (listedValues(form, name)?.length ?? 0) > 1 &&
      targets.every((one) => one.required.includes(name) && listedValues(one, name)),
  );
  if (key === undefined) return [form];
  return (listedValues(form, key) ?? []).map((value) => {
    const properties = new Map([...form.properties, [key, { const: JSON.parse(value) as unknown }]]);
    return { ...form, properties, place: { ...form.place, schema: narrowed(form, properties) } };
  });
}

const narrowed = (form: FormOf<'object'>, properties: FormOf<'object'>['properties']) => ({
  ...(form.place.schema as object),
  properties: Object.fromEntries(properties),
});
