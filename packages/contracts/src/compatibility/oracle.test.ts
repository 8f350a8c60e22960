// Random edits against an independent checker (jsoncompat): what it calls a break is never called compatible here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { check_compat, initSync } from 'jsoncompat';
import { compareSchemas } from './compare-schemas.ts';
import type { Schema } from './schema.ts';

beforeAll(() => {
  const folder = dirname(createRequire(import.meta.url).resolve('jsoncompat'));
  initSync({ module: readFileSync(join(folder, 'jsoncompat_wasm_bg.wasm')) });
});

const names = ['a', 'b', 'c'] as const;
const { schema } = fc.letrec<{ schema: Schema; leaf: Schema }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<Schema>({ type: 'string' }, { type: 'boolean' }, { type: 'null' }, { type: 'number' }, { const: 'x' }), // prettier-ignore
    fc.record({ type: fc.constant('integer'), minimum: fc.nat(3), maximum: fc.integer({ min: 3, max: 6 }) }, { requiredKeys: ['type'] }), // prettier-ignore
    fc.record({ type: fc.constant('string'), minLength: fc.nat(3) }),
    fc.subarray(['x', 'y', 'z', 1, null], { minLength: 1 }).map((values) => ({ enum: values })),
  ),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(2), maxItems: fc.integer({ min: 2, max: 3 }) }, { requiredKeys: ['type', 'items'] }), // prettier-ignore
    fc.tuple(tie('leaf'), tie('schema')).map(([one, other]) => ({ anyOf: [one, other] })),
    fc
      .tuple(
        fc.dictionary(fc.constantFrom(...names), tie('schema'), { noNullPrototype: true }),
        fc.subarray([...names]),
      )
      .map(([properties, required]) => ({
        type: 'object',
        additionalProperties: false,
        properties,
        required: required.filter((key) => key in properties),
      })),
  ),
}));

/** Replaces one subschema, chosen by the path, or drops a keyword. */
function edited(given: Schema, replacement: Schema, path: readonly number[]): Schema {
  if (typeof given === 'boolean' || path.length === 0) return replacement;
  const [step = 0, ...rest] = path;
  const entry = Object.entries(given)[step % Object.keys(given).length];
  if (!entry) return replacement;
  const [keyword, value] = entry;
  if (keyword === 'type' && value === 'number') return { ...given, type: 'integer' };
  if (keyword === 'items') return { ...given, items: edited(value as Schema, replacement, rest) };
  if (keyword === 'anyOf') return { anyOf: (value as Schema[]).map((one, index) => (index === 0 ? one : edited(one, replacement, rest))) }; // prettier-ignore
  if (keyword === 'properties') {
    const properties = value as Record<string, Schema>;
    const key = Object.keys(properties)[(rest[0] ?? 0) % Math.max(Object.keys(properties).length, 1)];
    return key === undefined ? given : { ...given, properties: { ...properties, [key]: edited(properties[key] as Schema, replacement, rest.slice(1)) } }; // prettier-ignore
  }
  if (['required', 'minimum', 'maximum', 'minLength', 'minItems', 'maxItems'].includes(keyword)) {
    const { [keyword]: _, ...without } = given;
    return without;
  }
  return replacement;
}

it('never calls compatible what the oracle refuses', () => {
  let [breaks, compatible] = [0, 0];
  fc.assert(
    fc.property(schema, schema, fc.array(fc.nat(5), { maxLength: 4 }), (previous, replacement, path) => {
      const current = edited(previous, replacement, path);
      const findings = compareSchemas(previous, current, 'authored');
      for (const [role, who] of [
        ['deserializer', 'old-documents'],
        ['serializer', 'old-readers'],
      ] as const) {
        const ours = findings.some((one) => one.breaks === who);
        if (ours) breaks += 1;
        else compatible += 1;
        if (!ours) expect(check_compat(JSON.stringify(previous), JSON.stringify(current), role)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(breaks, compatible)).toBeGreaterThan(60);
});
