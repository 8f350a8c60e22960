// A contract that stops giving a consumer what it reads is refused: by name, by path, and by a document that shows it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Schema, accepts, rootPlace } from '../compatibility/schema.ts';
import { checkExpectations } from './check-expectations.ts';
import { projectionOf, stepsOf, valuesAt } from './read-path.ts';

const closed = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const text = { type: 'string' };
const stage = closed({ name: text, model: { anyOf: [closed({ id: text }), { type: 'null' }] }, kind: { enum: ['read', 'write'] } }, ['name', 'kind']); // prettier-ignore
const tools = { type: 'object', additionalProperties: closed({ version: text }) };
const schema = closed({ stages: { type: 'array', items: stage }, tools });
const document = {
  stages: [{ name: 'a', kind: 'read', model: { id: 'm' } }],
  tools: { git: { version: '1' } },
};
const reads = {
  '/stages/*/name': text,
  '/stages/*/kind': { enum: ['read', 'write'] },
  '/stages/*/model?/id': text,
  '/tools/<name>/version': { type: 'string' },
};

function files(now: Schema, expectation: object, more: Record<string, string> = {}): Map<string, string> {
  const card = { name: 'x', provider: 'web', consumers: ['api'], role: 'emitted', versions: { v1: { minor: '1.0', status: 'draft' } } }; // prettier-ignore
  return new Map(
    Object.entries({
      'x/contract.json': JSON.stringify(card),
      'x/v1/schema.json': JSON.stringify(now),
      'x/v1/released/1.0.json': JSON.stringify(schema),
      'x/v1/expectations/api/stages.json': JSON.stringify({ why: 'it does', reads, documents: [document], ...expectation }), // prettier-ignore
      ...more,
    }),
  );
}
const found = (now: Schema, expectation: object = {}) =>
  checkExpectations(files(now, expectation)).map(({ pointer, findings }) => `${pointer} ${findings.map(({ rule }) => rule)}`); // prettier-ignore
const changed = (properties: Record<string, Schema>) =>
  closed({ stages: { type: 'array', items: closed(properties, ['name', 'kind'].filter((key) => key in properties)) }, tools }); // prettier-ignore
const { properties: fields } = stage as { properties: Record<string, Schema> };

describe('a contract that gives what is read', () => {
  it('is accepted, whatever else it adds', () => {
    expect(found(schema)).toEqual([]);
    expect(found(changed({ ...fields, note: text }))).toEqual([]);
    expect(found(changed({ ...fields, kind: { const: 'read' } }))).toEqual([]);
  });
});

describe('a contract that does not', () => {
  it.each([
    ['loses a field', changed({ kind: fields['kind']!, model: fields['model']! }), ['/documents/0/stages/0/name ', '/reads/~1stages~1*~1name required-removed']],
    ['may leave a field out', closed({ stages: { type: 'array', items: closed(fields, ['kind']) }, tools }), ['/reads/~1stages~1*~1name required-removed']],
    ['lets in another type', changed({ ...fields, name: { type: ['string', 'integer'] } }), ['/reads/~1stages~1*~1name union-branch-added']],
    ['lets in another value', changed({ ...fields, kind: { enum: ['read', 'write', 'send'] } }), ['/reads/~1stages~1*~1kind enum-widened']],
    ['loses an optional field', changed({ name: text, kind: fields['kind']! }), ['/documents/0/stages/0/model ']],
    ['makes a list of a map', closed({ stages: { type: 'array', items: stage }, tools: { type: 'array', items: closed({ version: text }) } }), ['/documents/0/tools ', '/reads/~1tools~1<name>~1version type-widened']],
  ] as [string, Schema, string[]][])('%s: is refused where it is read', (_, now, expected) => {
    expect(found(now)).toEqual(expected);
  }); // prettier-ignore

  it('is shown by a document that it admits, and the reader’s own schema does not', () => {
    const wider = changed({ ...fields, kind: { enum: ['read', 'write', 'send'] } });
    const [problem] = checkExpectations(files(wider, {}));
    expect(problem).toMatchObject({
      file: 'x/v1/expectations/api/stages.json',
      expected: 'what api reads: "read", "write"',
      found: '"send"',
      findings: [{ pointer: '/properties/stages/items/properties/kind' }],
    });
    expect(problem?.instead).toContain('agree with api');
    const [shown] = problem?.findings ?? [];
    if (!shown?.counterexample.proven) throw new Error('no document shows it');
    const reader = projectionOf(stepsOf('/stages/*/kind') ?? [], reads['/stages/*/kind']);
    expect(accepts(rootPlace(wider), shown.counterexample.document)).toBe(true);
    expect(accepts(rootPlace(reader), shown.counterexample.document)).toBe(false);
  });
});

describe('an expectation itself', () => {
  it('names paths that are read somewhere: one that no document has is a typing mistake', () => {
    expect(found(schema, { reads: { '/stages/*/modle?': text } })).toEqual(['/reads/~1stages~1*~1modle? ']);
    expect(found(schema, { reads: { stages: {} } })).toEqual(['/reads/stages ']);
  });

  it('is wanted of every consumer once something is frozen, and of nobody else', () => {
    const at = (given: Map<string, string>) => checkExpectations(given).map(({ file }) => file);
    const silent = files(schema, {});
    silent.delete('x/v1/expectations/api/stages.json');
    expect(at(silent)).toEqual(['x/v1/expectations/api/']);
    silent.delete('x/v1/released/1.0.json');
    expect(at(silent)).toEqual([]);
    const strange = { 'x/v1/expectations/ops/a.json': '{}', 'x/v1/expectations/api/deep/a.json': '{}' };
    expect(at(files(schema, {}, strange))).toEqual(Object.keys(strange));
  });
});

it('reads what its own projection demands: a value where the schema holds, and none it does not name', () => {
  const step = fc.tuple(fc.constantFrom('a', 'b/c', '*', '<any>'), fc.boolean());
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), fc.string(), (steps, value) => {
      const path = steps
        .map(([key, optional]) => `/${key.replace('/', '~1')}${optional ? '?' : ''}`)
        .join('');
      const parsed = stepsOf(path) ?? [];
      const built = steps.toReversed().reduce<unknown>((inside, [key]) => (key === '*' ? [inside] : { [key]: inside }), value); // prettier-ignore
      expect(valuesAt(built, parsed)).toEqual([value]);
      const projected = rootPlace(projectionOf(parsed, { const: value }));
      expect(accepts(projected, built)).toBe(true);
      expect(accepts(rootPlace(projectionOf(parsed, { const: `${value}x` })), built)).toBe(false);
      const empty = steps[0]?.[0] === '*' ? [null] : { [steps[0]?.[0] ?? '']: null };
      expect(accepts(projected, empty)).toBe(steps[0]?.[1]);
    }),
  );
});
