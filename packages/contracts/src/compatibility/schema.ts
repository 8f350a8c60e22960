// A schema of the profile, where it stands in its document, and what the validator says of a value there.
import { z } from 'zod';

export type Schema = boolean | { readonly [keyword: string]: unknown };

export interface Place {
  schema: Schema;
  root: Schema;
  /** JSON pointer into the document, after its references are followed. */
  pointer: string;
}

const annotations = new Set(['$schema', '$defs', '$comment', 'title', 'description']);

export const rootPlace = (schema: Schema): Place => ({ schema, root: schema, pointer: '' });

export const below = (place: Place, schema: Schema, ...keys: (string | number)[]): Place => ({
  schema,
  root: place.root,
  pointer: place.pointer + keys.map((key) => `/${escapeKey(String(key))}`).join(''),
});

const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The keywords that decide: annotations left out. */
export function keywordsOf(schema: Schema): [string, unknown][] {
  if (typeof schema === 'boolean') return [];
  return Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
}

/** Follows references to `#/$defs/<name>` and `#`. @returns undefined when one resolves to nothing, or to itself */
export function follow(place: Place): Place | undefined {
  let at = place;
  for (let steps = 0; steps < 64; steps += 1) {
    if (typeof at.schema === 'boolean') return at;
    const reference = at.schema['$ref'];
    if (typeof reference !== 'string') return at;
    const name = /^#\/\$defs\/([^/]+)$/.exec(reference)?.[1];
    const target = reference === '#' ? at.root : definition(at.root, name);
    if (target === undefined) return undefined;
    at = { schema: target, root: at.root, pointer: reference.slice(1) };
  }
  return undefined;
}

function definition(root: Schema, name: string | undefined): Schema | undefined {
  if (name === undefined || typeof root === 'boolean') return undefined;
  const definitions = root['$defs'] as Record<string, Schema> | undefined;
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
  return definitions && Object.hasOwn(definitions, key) ? definitions[key] : undefined;
}

const validators = new WeakMap<object, z.ZodType | null>();

/** @returns null where the schema is no schema that the validator builds */
export function accepts(place: Place, value: unknown): boolean | null {
  if (typeof place.schema === 'boolean') return place.schema;
  let known = validators.get(place.schema);
  if (known === undefined) {
    known = build(place);
    validators.set(place.schema, known);
  }
  return known && known.safeParse(value).success;
}

function build({ schema, root }: Place): z.ZodType | null {
  if (typeof schema === 'boolean') return null;
  const definitions = typeof root === 'boolean' ? {} : { $defs: root['$defs'] ?? {} };
  try {
    return z.fromJSONSchema({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...schema,
      ...definitions,
    } as Parameters<typeof z.fromJSONSchema>[0]);
  } catch {
    return null;
  }
}
