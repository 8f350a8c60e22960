// A validator's findings become problems a person can fix, also inside unions.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemsOf } from './problem.ts';

function problems(schema: object, value: unknown) {
  const result = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value);
  return result.success ? [] : problemsOf(result.error.issues, value);
}

const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

describe('pointers', () => {
  it('are escaped as RFC 6901 says', () => {
    const schema = object({ 'a/b': object({ 'c~d': { type: 'string' } }) });
    expect(problems(schema, { 'a/b': { 'c~d': 1 } })).toEqual([
      { pointer: '/a~1b/c~0d', expected: 'string', found: '1' },
    ]);
  });

  it('name the unknown field itself, one problem a field', () => {
    expect(problems(object({}), { a: 1, b: 2 })).toEqual([
      { pointer: '/a', expected: 'no such field (closed schema)', found: '1' },
      { pointer: '/b', expected: 'no such field (closed schema)', found: '2' },
    ]);
  });
});

describe('expected and found', () => {
  it.each([
    [{ const: 'a/1' }, 'a/2', '"a/1"', '"a/2"'],
    [{ enum: ['a', 'b'] }, 'c', 'one of "a", "b"', '"c"'],
    [{ type: 'integer', minimum: 1 }, 0, 'at least 1', '0'],
    [{ type: 'integer', maximum: 9 }, 10, 'at most 9', '10'],
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, [], 'at least 1 item', '[]'],
    [{ type: 'array', items: {}, maxItems: 1 }, [1, 2], 'at most 1 item', '[1,2]'],
    [{ type: 'string', minLength: 2 }, 'a', 'at least 2 characters', '"a"'],
    [{ type: 'number', exclusiveMinimum: 0 }, 0, 'more than 0', '0'],
    [{ type: 'integer' }, 1.5, 'integer', '1.5'],
    [{ type: 'string', pattern: '^/' }, 'out', 'text matching /^\\//', '"out"'],
  ])('of %j against %j', (schema, value, expected, found) => {
    expect(problems(object({ field: schema }), { field: value })).toEqual([
      { pointer: '/field', expected, found },
    ]);
  });

  it('shorten a long value', () => {
    const [problem] = problems(object({ field: { type: 'number' } }), { field: 'x'.repeat(500) });
    expect(problem?.found).toHaveLength(80);
    expect(problem?.found.endsWith('...')).toBe(true);
  });
});

describe('unions', () => {
  const shape = (kind: string, properties: object) => object({ kind: { const: kind }, ...properties });
  const union = {
    oneOf: [shape('square', { side: { type: 'number' } }), shape('circle', { radius: { type: 'number' } })],
  };

  it('report only the branch that the value names', () => {
    expect(problems(union, { kind: 'circle', radius: 'wide' })).toEqual([
      { pointer: '/radius', expected: 'number', found: '"wide"' },
    ]);
  });

  it('name the discriminator and its values when no branch is named', () => {
    expect(problems(union, { kind: 'triangle' })).toEqual([
      { pointer: '/kind', expected: 'one of "square", "circle"', found: '"triangle"' },
    ]);
    expect(problems(union, { side: 1 })).toEqual([
      { pointer: '/kind', expected: 'one of "square", "circle"', found: 'nothing' },
    ]);
  });

  it('report what is wrong inside a nullable value, not the null it is not', () => {
    const nullable = object({ field: { anyOf: [{ type: 'string', pattern: '^a' }, { type: 'null' }] } });
    expect(problems(nullable, { field: 'b' })).toEqual([
      { pointer: '/field', expected: 'text matching /^a/', found: '"b"' },
    ]);
  });

  it('name every form when the value is none of them', () => {
    const mixed = object({ field: { anyOf: [{ type: 'string' }, { type: 'null' }] } });
    expect(problems(mixed, { field: 7 })).toEqual([
      { pointer: '/field', expected: 'string or null', found: '7' },
    ]);
  });

  it('report the branch that the value misses by least, where no constant names one', () => {
    const either = {
      anyOf: [object({ a: { type: 'string' }, b: { type: 'string' } }), object({ c: { type: 'string' } })],
    };
    expect(problems(either, { c: 7 })).toEqual([{ pointer: '/c', expected: 'string', found: '7' }]);
  });

  it('name the field that tells branches apart, also where a branch has several of its values', () => {
    const either = {
      oneOf: [object({ kind: { enum: ['a', 'b'] }, x: { type: 'string' } }), shape('c', {})],
    };
    expect(problems(either, { kind: 'd', x: 'y' })).toEqual([
      { pointer: '/kind', expected: 'one of "a", "b", "c"', found: '"d"' },
    ]);
    expect(problems(either, { kind: 'b', x: 1 })).toEqual([
      { pointer: '/x', expected: 'string', found: '1' },
    ]);
  });

  it('name the second of two fields that tell branches apart, where the first is right', () => {
    const event = (on: string, tool: string) => object({ on: { const: on }, tool: { const: tool } });
    const either = { oneOf: [event('start', 'Bash'), event('start', 'Read'), event('end', 'Write')] };
    expect(problems(either, { on: 'start', tool: 'Write' })).toEqual([
      { pointer: '/tool', expected: 'one of "Bash", "Read"', found: '"Write"' },
    ]);
  });

  const fields = {
    oneOf: [
      object({ command: { type: 'string' } }),
      object({ path: { type: 'string' }, mode: { type: 'string' } }),
    ],
  };

  it('follow the fields that the value has, where no constant tells branches apart', () => {
    expect(problems(fields, { path: 1 })).toEqual([
      { pointer: '/path', expected: 'string', found: '1' },
      { pointer: '/mode', expected: 'string', found: 'nothing' },
    ]);
  });

  it('name the fields of every branch when the value has none of them', () => {
    expect(problems(fields, {})).toEqual([
      { pointer: '', expected: 'an object with command, or with path and mode', found: '{}' },
    ]);
  });

  it('name listed values beside the other forms, also of unions in unions', () => {
    const listed = { anyOf: [{ enum: ['all', 'none'] }, object({ only: { type: 'string' } })] };
    expect(problems(listed, 7)).toEqual([
      { pointer: '', expected: 'one of "all", "none" or object', found: '7' },
    ]);
    const nested = {
      anyOf: [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: 'null' }],
    };
    expect(problems(nested, true)).toEqual([
      { pointer: '', expected: 'string or number or null', found: 'true' },
    ]);
  });

  it('look into the items of a list that may also be a text', () => {
    const either = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
    expect(problems(either, ['a', 5])).toEqual([{ pointer: '/1', expected: 'string', found: '5' }]);
  });

  it('say so when a value is of two branches of a oneOf', () => {
    expect(problems({ oneOf: [{ type: 'number' }, { type: 'integer' }] }, 7)).toEqual([
      { pointer: '', expected: 'a value of exactly one form, not of several', found: '7' },
    ]);
  });
});
