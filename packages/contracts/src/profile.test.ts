// Schemas keep to keywords that the validator enforces, and every object is closed.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemas } from './contracts.ts';

type Schema = Record<string, unknown>;

/** Keyword → a schema that uses it, a value it accepts, a value it must refuse. */
const profile: Record<string, [schema: Schema, accepted: unknown, refused: unknown]> = {
  $ref: [{ $ref: '#/$defs/a', $defs: { a: { type: 'string' } } }, 'a', 1],
  additionalProperties: [{ type: 'object', additionalProperties: { type: 'string' } }, { a: 'b' }, { a: 1 }],
  anyOf: [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1],
  const: [{ const: 'a/1' }, 'a/1', 'a/2'],
  enum: [{ enum: ['a', 'b'] }, 'a', 'c'],
  exclusiveMinimum: [{ type: 'number', exclusiveMinimum: 0 }, 0.1, 0],
  items: [{ type: 'array', items: { type: 'string' } }, ['a'], [1]],
  maxItems: [{ type: 'array', items: { type: 'number' }, maxItems: 0 }, [], [1]],
  maximum: [{ type: 'integer', maximum: 2 }, 2, 3],
  minItems: [{ type: 'array', items: { type: 'number' }, minItems: 1 }, [1], []],
  minLength: [{ type: 'string', minLength: 1 }, 'a', ''],
  minimum: [{ type: 'integer', minimum: 1 }, 1, 0],
  oneOf: [{ oneOf: [{ type: 'string' }, { type: 'null' }] }, null, 1],
  pattern: [{ type: 'string', pattern: '^a$' }, 'a', 'ab'],
  properties: [{ type: 'object', properties: { a: { type: 'string' } } }, { a: 'b' }, { a: 1 }],
  required: [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, { a: 'b' }, {}],
  type: [{ type: 'string' }, 'a', 1],
};
const annotations = ['$schema', '$defs', 'title', 'description'];

/** Keyword → the type (and sibling) without which the validator ignores it: silently, so it is refused here. */
const needs: Record<string, [type: string[], sibling?: string]> = {
  exclusiveMinimum: [['number', 'integer']],
  maxItems: [['array'], 'items'],
  maximum: [['number', 'integer']],
  minItems: [['array'], 'items'],
  minLength: [['string']],
  minimum: [['number', 'integer']],
  pattern: [['string']],
  properties: [['object']],
  required: [['object'], 'properties'],
};

/** The open maps: a tool's input is Claude Code's, and a script may try anything; a JSON Schema is its server's. */
const openByDesign = [
  'suite#/properties/attacks/items/properties/script/items/properties/input',
  'mcp-pins#/$defs/tool/properties/inputSchema',
  'mcp-pins#/$defs/tool/properties/outputSchema',
];

/** Every subschema with its JSON pointer. */
function walk(schema: Schema, pointer: string): [string, Schema][] {
  const inMaps = ['properties', '$defs'].flatMap((keyword) =>
    Object.entries((schema[keyword] ?? {}) as Record<string, Schema>).flatMap(([key, sub]) =>
      walk(sub, `${pointer}/${keyword}/${key}`),
    ),
  );
  const inLists = ['oneOf', 'anyOf'].flatMap((keyword) =>
    ((schema[keyword] ?? []) as Schema[]).flatMap((sub, index) =>
      walk(sub, `${pointer}/${keyword}/${index}`),
    ),
  );
  const single = ['items', 'additionalProperties'].flatMap((keyword) =>
    typeof schema[keyword] === 'object' ? walk(schema[keyword] as Schema, `${pointer}/${keyword}`) : [],
  );
  return [[pointer, schema], ...inMaps, ...inLists, ...single];
}

/** Pointers of the keywords that would not bite, and of the objects that let unknown fields in. */
function breaches(schema: Schema, name: string): string[] {
  return walk(schema, `${name}#`).flatMap(([pointer, one]) => {
    const strange = Object.keys(one).filter((key) => !(key in profile) && !annotations.includes(key));
    const rest = one['additionalProperties'];
    const typedMap =
      !('properties' in one) &&
      typeof rest === 'object' &&
      rest !== null &&
      (Object.keys(rest).length > 0 || openByDesign.includes(pointer));
    const open = one['type'] === 'object' && rest !== false && !typedMap;
    const ignored = Object.keys(one).filter((key) => {
      const [types, sibling] = needs[key] ?? [];
      return types && !(types.includes(String(one['type'])) && (sibling === undefined || sibling in one));
    });
    const unknownRequired = ((one['required'] ?? []) as string[]).filter(
      (key) => !(key in ((one['properties'] ?? {}) as object)),
    );
    return [
      ...strange.map((key) => `${pointer}/${key}`),
      ...ignored.map((key) => `${pointer}/${key} would be ignored`),
      ...(open ? [`${pointer} is open`] : []),
      ...unknownRequired.map((key) => `${pointer} requires ${key}, which it does not define`),
    ];
  });
}

describe('the profile', () => {
  it.each(Object.entries(profile))('%s is enforced', (_, [schema, accepted, refused]) => {
    const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    expect(validator.safeParse(accepted).success).toBe(true);
    expect(validator.safeParse(refused).success).toBe(false);
  });

  it.each(Object.entries(schemas))('%s keeps to it', (name, schema) => {
    expect(breaches(schema as Schema, name)).toEqual([]);
  });

  it('is breached by an open object and by a keyword that the validator would ignore', () => {
    expect(breaches({ type: 'object', properties: {} }, 'a')).toEqual(['a# is open']);
    expect(breaches({ type: 'object', additionalProperties: true }, 'a')).toEqual(['a# is open']);
    expect(breaches({ type: 'object', additionalProperties: {} }, 'a')).toEqual(['a# is open']);
    expect(breaches({ anyOf: [{ type: 'string', minlength: 1 }] }, 'a')).toEqual(['a#/anyOf/0/minlength']);
    expect(breaches({ type: 'array', minItems: 1 }, 'a')).toEqual(['a#/minItems would be ignored']);
    expect(breaches({ pattern: '^a' }, 'a')).toEqual(['a#/pattern would be ignored']);
    const unknown = { type: 'object', properties: {}, additionalProperties: false, required: ['b'] };
    expect(breaches(unknown, 'a')).toEqual(['a# requires b, which it does not define']);
  });
});
