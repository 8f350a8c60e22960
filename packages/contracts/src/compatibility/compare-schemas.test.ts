// The checker against hand-labelled edits: who breaks, by which rule, shown by a document that the validators judge.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compareSchemas } from './compare-schemas.ts';
import { mutations } from './mutations.fixture.ts';
import { compatibilityRules, ruleOf, severityOf } from './rules.ts';
import type { Schema } from './schema.ts';

const valid = (schema: Schema, document: unknown): boolean =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(document).success;

const rulesOf = (previous: Schema, current: Schema, breaks: string): string[] =>
  [...new Set(compareSchemas(previous, current, 'authored').filter((one) => one.breaks === breaks).map(({ rule }) => rule))].sort(); // prettier-ignore

for (const { edit, previous, current, backward, forward } of mutations)
  describe(edit, () => {
    it('breaks whom it breaks, by name', () => {
      expect({
        backward: rulesOf(previous, current, 'old-documents'),
        forward: rulesOf(previous, current, 'old-readers'),
      }).toEqual({ backward: [...backward].sort(), forward: [...forward].sort() });
    });

    it('mirrors when the edit is undone', () => {
      expect(rulesOf(current, previous, 'old-documents').length).toBe(forward.length);
      expect(rulesOf(current, previous, 'old-readers').length).toBe(backward.length);
    });

    it('shows each break by a document that one side alone accepts', () => {
      for (const { rule, breaks, counterexample } of compareSchemas(previous, current, 'emitted')) {
        if (!counterexample.proven) {
          // What the profile does not know, the checker does not build.
          expect(['keyword-unclear', 'ref-unresolved']).toContain(rule);
          continue;
        }
        const [admitting, refusing] = breaks === 'old-documents' ? [previous, current] : [current, previous];
        expect([valid(admitting, counterexample.document), valid(refusing, counterexample.document)]).toEqual(
          [true, false],
        );
      }
    });
  });

describe('the table', () => {
  it('has at least 60 labelled edits, and each rule in one of them', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(60);
    const shown = new Set(mutations.flatMap(({ backward, forward }) => [...backward, ...forward]));
    expect(compatibilityRules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('names a cause in both directions, with one rule each', () => {
    for (const cause of new Set(compatibilityRules.map((one) => one.cause)))
      for (const breaks of ['old-documents', 'old-readers'] as const)
        expect(ruleOf(cause, breaks).purpose).toMatch(/^\S.*\.$/);
  });

  it('weighs a break by who keeps what', () => {
    expect(severityOf('old-documents', 'authored')).toBe('major');
    expect(severityOf('old-readers', 'authored')).toBe('minor');
    expect(severityOf('old-documents', 'emitted')).toBe('minor');
    expect(severityOf('old-readers', 'emitted')).toBe('major');
  });
});

it('points at what changed, says what each side wants, and lists every change', () => {
  const previous = { type: 'object', additionalProperties: false, required: [], properties: { a: { type: 'string' }, b: { enum: ['x', 'y'] } } }; // prettier-ignore
  const current = {
    type: 'object',
    additionalProperties: false,
    required: ['b'],
    properties: { b: { enum: ['x'] } },
  };
  expect(compareSchemas(previous, current, 'authored')).toEqual([
    { rule: 'property-removed', pointer: '/properties/a', breaks: 'old-documents', severity: 'major', expected: 'no field a (closed schema)', found: 'the field a', counterexample: { proven: true, document: { a: '' } } },
    { rule: 'enum-narrowed', pointer: '/properties/b', breaks: 'old-documents', severity: 'major', expected: '"x"', found: '"y"', counterexample: { proven: true, document: { b: 'y' } } },
    { rule: 'required-added', pointer: '/required', breaks: 'old-documents', severity: 'major', expected: 'the field b', found: 'it may be missing', counterexample: { proven: true, document: {} } },
  ]); // prettier-ignore
});
