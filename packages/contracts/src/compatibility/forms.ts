// A schema as the union of the forms that a value may take: what the comparison of two schemas works on.
import { type Place, type Schema, accepts, below, follow, keywordsOf } from './schema.ts';

export type Form = { place: Place } & (
  | { kind: 'any' }
  | { kind: 'values'; values: readonly unknown[] }
  | { kind: 'string'; minLength: number; pattern: string | undefined }
  | { kind: 'number'; integer: boolean; min: number; above: number; max: number }
  | { kind: 'array'; items: Schema; minItems: number; maxItems: number }
  | { kind: 'object'; properties: ReadonlyMap<string, Schema>; required: readonly string[]; rest: Schema }
  | { kind: 'unclear'; cause: 'keyword' | 'reference'; why: string }
);
export type FormOf<Kind extends Form['kind']> = Extract<Form, { kind: Kind }>;

const known: Record<string, readonly string[]> = {
  string: ['minLength', 'pattern'],
  number: ['minimum', 'exclusiveMinimum', 'maximum'],
  integer: ['minimum', 'exclusiveMinimum', 'maximum'],
  boolean: [],
  null: [],
  array: ['items', 'minItems', 'maxItems'],
  object: ['properties', 'required', 'additionalProperties'],
};

/** @param within the unions that this one is a branch of: none may be a branch of itself */
export function formsOf(given: Place, within: ReadonlySet<string> = new Set()): Form[] {
  const place = follow(given);
  const unclear = (why: string, cause: 'keyword' | 'reference' = 'keyword'): Form[] => [
    { kind: 'unclear', cause, why, place: place ?? given },
  ];
  if (!place) return unclear('its $ref resolves to nothing', 'reference');
  if (place.schema === false) return [];
  if (place.schema === true) return [{ kind: 'any', place }];
  if (within.has(place.pointer)) return unclear('it is a union of itself', 'reference');
  const { schema } = place;
  const keywords = keywordsOf(schema).map(([keyword]) => keyword);
  for (const union of ['anyOf', 'oneOf']) {
    if (!keywords.includes(union)) continue;
    if (keywords.length > 1)
      return unclear(`${union} beside ${keywords.filter((one) => one !== union).join(', ')}`);
    return (schema[union] as Schema[]).flatMap((branch, index) =>
      formsOf(below(place, branch, union, index), new Set([...within, place.pointer])),
    );
  }
  const listed =
    'enum' in schema ? (schema['enum'] as unknown[]) : 'const' in schema ? [schema['const']] : undefined;
  if (listed) {
    const strange = keywords.find((keyword) => !['enum', 'const', 'type'].includes(keyword));
    if (strange) return unclear(`${strange} beside enum or const`);
    return [{ kind: 'values', values: listed.filter((value) => accepts(place, value) !== false), place }];
  }
  if (keywords.length === 0) return [{ kind: 'any', place }];
  const types = [schema['type']].flat();
  const allowed = types.flatMap((type) => known[String(type)] ?? []);
  const strange = keywords.find((keyword) => keyword !== 'type' && !allowed.includes(keyword));
  if (strange) return unclear(`the keyword ${strange} is outside of the profile here`);
  if (types.some((type) => typeof type !== 'string' || !Object.hasOwn(known, type)))
    return unclear('an unknown type');
  return types.map((type) => formOfType(String(type), place, schema));
}

function formOfType(type: string, place: Place, schema: { readonly [keyword: string]: unknown }): Form {
  const number = (keyword: string, otherwise: number) => (schema[keyword] as number | undefined) ?? otherwise;
  switch (type) {
    case 'string':
      return {
        kind: 'string',
        minLength: number('minLength', 0),
        pattern: schema['pattern'] as string | undefined,
        place,
      };
    case 'number':
    case 'integer': {
      const integer = type === 'integer';
      const bounds = {
        min: number('minimum', -Infinity),
        above: number('exclusiveMinimum', -Infinity),
        max: number('maximum', Infinity),
      };
      return { kind: 'number', integer, ...(integer ? wholeBounds(bounds) : bounds), place };
    }
    case 'boolean':
      return { kind: 'values', values: [false, true], place };
    case 'null':
      return { kind: 'values', values: [null], place };
    case 'array':
      return {
        kind: 'array',
        items: (schema['items'] as Schema | undefined) ?? true,
        minItems: number('minItems', 0),
        maxItems: number('maxItems', Infinity),
        place,
      };
    default:
      return {
        kind: 'object',
        properties: new Map(
          Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {}),
        ),
        required: (schema['required'] as string[] | undefined) ?? [],
        rest: (schema['additionalProperties'] as Schema | undefined) ?? true,
        place,
      };
  }
}

const wholeBounds = ({ min, above, max }: { min: number; above: number; max: number }) => ({
  min: Math.max(Math.ceil(min), Math.floor(above) + 1),
  above: -Infinity,
  max: Math.floor(max),
});
