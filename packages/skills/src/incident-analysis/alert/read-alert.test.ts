// An alert in the contract's own form: cleaned like any other, and what was normalised once stays as it is.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { assert as check, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasInvisible } from '../../text/clean.ts';
import { COMPONENT, alertPayload } from '../fixtures/alert.fixture.ts';
import { scenario, scenarioNames } from '../stand-in/scenarios.ts';
import { readAlert } from './read-alert.ts';

const example = fileURLToPath(
  import.meta.resolve('../../../../contracts/alert/v1/examples/valid/from-another-monitor.json'),
);
const other = JSON.parse(await readFile(example, 'utf8')) as Record<string, unknown>;
const read = (change: object) => readAlert(JSON.stringify({ ...other, ...change }));

describe('readAlert, of another monitor', () => {
  it('takes what it says, in the one form', () => {
    expect(read({})).toEqual({
      ...other,
      firedAt: '2026-07-01T09:57:04.000Z',
      window: { start: '2026-07-01T09:46:00.000Z', end: '2026-07-01T09:56:00.000Z' },
    });
  });

  it('changes nothing that was normalised before', () => {
    const payloads = [alertPayload(), ...scenarioNames().map((name) => scenario(name).alert)];
    for (const payload of payloads) {
      const once = readAlert(JSON.stringify(payload));
      expect(readAlert(JSON.stringify(once))).toEqual(once);
    }
  });

  it('makes one bounded, visible line of whatever a text holds', () => {
    const text = oneof(string({ unit: 'binary', maxLength: 900 }), string({ unit: 'grapheme' }));
    check(
      property(text, text, (rule, value) => {
        const alert = read({
          rule,
          description: value,
          service: rule,
          query: value,
          facts: [{ name: rule, value }],
        });
        const texts = [alert.rule, alert.description, alert.service, alert.query ?? '', ...alert.facts.flatMap((fact) => [fact.name, fact.value])]; // prettier-ignore
        for (const one of texts) {
          expect(one).not.toMatch(/[\r\n\u2028\u2029]/);
          expect(hasInvisible(one)).toBe(false);
        }
        expect(alert.rule.length).toBeLessThanOrEqual(501);
      }),
    );
  });

  it('takes resource ids for targets, and says what it leaves out', () => {
    const { targets, dropped } = read({
      targets: [COMPONENT.toUpperCase(), COMPONENT, 'checkout" | externaldata'],
    });
    expect(targets).toEqual([COMPONENT]);
    expect(dropped).toEqual(['targets that are no resource ids']);
  });

  it.each<[string, object, string]>([
    ['contract.invalid', { contract: 'alert/2' }, '/contract'],
    ['contract.invalid', { severity: 'Sev1' }, '/severity'],
    ['contract.invalid', { severty: 1 }, '/severty'],
    ['contract.invalid', { firedAt: '2026-07-01T09:57:04+02:00' }, '/firedAt'],
    ['contract.invalid', { conditions: Array.from({ length: 11 }, () => (other['conditions'] as object[])[0]) }, '/conditions'], // prettier-ignore
    ['alert.time', { firedAt: '2026-13-01T09:57:04Z' }, 'no time'],
    ['alert.time', { window: { start: '2026-07-01T10:00:00Z', end: '2026-07-01T09:00:00Z' } }, 'before its window'], // prettier-ignore
  ])('refuses with %s: %j', (code, change, words) => {
    expect(() => read(change)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    );
  });
});
