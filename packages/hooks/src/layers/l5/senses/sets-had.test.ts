// Which sets a sentence has one symbol of is what looking through each set says.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { setsHad } from './sets-had.ts';

const codesOf = (set: string): number[] => Array.from(set, (symbol) => symbol.charCodeAt(0) - 97);

it('counts codes up to the highest that a set holds', () => {
  expect(setsHad([['a', 'f'], ['c']], codesOf).codes).toBe(6);
  expect(setsHad([], codesOf).codes).toBe(0);
});

it('forgets what the sentence before had', () => {
  const sets = setsHad([['a']], codesOf);
  sets.hear(0);
  expect(sets.hasAll(0)).toBe(true);
  sets.clear();
  expect(sets.hasAll(0)).toBe(false);
});

it('says of every list and set what looking through them says', () => {
  const symbol = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
  const set = fc.string({ unit: symbol, minLength: 1, maxLength: 4 });
  const lists = fc.array(fc.array(set, { maxLength: 4 }), { maxLength: 30 });
  fc.assert(
    fc.property(lists, fc.array(symbol, { maxLength: 8 }), (written, sentence) => {
      const sets = setsHad(written, codesOf);
      const heard = sentence.flatMap(codesOf).filter((code) => code < sets.codes);
      for (const code of heard) sets.hear(code);
      for (const [at, list] of written.entries()) {
        const has = list.map((one) => codesOf(one).some((code) => heard.includes(code)));
        expect(sets.hasAll(at)).toBe(has.every(Boolean));
        for (const [place, number] of sets.ofList(at).entries())
          for (let code = 0; code < sets.codes; code += 1)
            expect(sets.holds(number, code)).toBe(codesOf(list[place] ?? '').includes(code));
      }
    }),
  );
});
