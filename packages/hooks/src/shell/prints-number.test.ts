// Which substitutions can print nothing but a number.
import { parse } from 'unbash';
import { expect, it } from 'vitest';
import { printsNumber } from './prints-number.ts';

it.each([
  ['wc -l < a'],
  ['cat a | wc -l'],
  ['nproc'],
  ['expr 1 + 2'],
  ["expr '1*' + 2"],
  ['seq 3'],
  ['grep -c x a'],
  ['grep -ic x a'],
  ['grep --count x a'],
  ["grep -c '[a]' b"],
  ['egrep -c x a'],
  ['rg -c x'],
  ['rg --count-matches x'],
  ['date +%s'],
  ['date +%Y-%m'],
  ['id -u'],
  ['stat -c %s a'],
  ['git rev-list --count HEAD'],
  ['jq length a'],
  ['cat a | sort | wc -l'],
  ["egrep -c '[a]' b"],
  ["rg -c '[a]'"],
])('a number: %s', (source) => {
  expect(printsNumber(parse(source))).toBe(true);
});

it('takes what cannot be read for no number', () => {
  expect(printsNumber(undefined)).toBe(false);
});

it.each([
  [''],
  ['wc -l a; ls'],
  ['wc -l && ls'],
  ['wc -l | cat'],
  ['(wc -l)'],
  ['echo 1'],
  ['constructor'],
  // The name of the file is printed as well.
  ['wc -l "$f"'],
  ["wc '[a]'"],
  ['expr $x'],
  ['seq `x`'],
  ['grep -c "[a]" b'],
  ['grep x a'],
  ['rg x'],
  ['date'],
  ['date +%B'],
  ['id'],
  ['id -un'],
  ['stat -c %n a'],
  ['git log'],
  ['jq .a'],
  ['wc -l | wc -l | cat'],
  ['wc -l "'],
  ["grep -c a'[b]' c"],
  ["grep -c '[a]'b c"],
  ["jq length '[a]'"],
])('may be anything: %s', (source) => {
  expect(printsNumber(parse(source))).toBe(false);
});
