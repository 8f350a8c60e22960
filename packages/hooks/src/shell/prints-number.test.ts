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
  ['rg -Ic x'],
  ['rg --no-filename --count-matches x a'],
  ['date +%s'],
  ['date +%Y-%m'],
  ['id -u'],
  ['stat -c %s a'],
  ['git rev-list --count HEAD'],
  ['jq length a'],
  ['cat a | sort | wc -l'],
  ["egrep -c '[a]' b"],
  ["rg -Ic '[a]'"],
  ['grep -n x a | cut -d: -f1'],
  ["grep -n '^# [a]' a.md | head -1 | cut -f1 -d:"],
  ['cat a | grep -in x | tail -n 1 | cut -d ":" -f 1'],
  ["awk '/x/{print NR; exit}' a"],
  ["awk '{print NR}'"],
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
  // What they are given comes back.
  ["expr 'a[$(id)]' : '\\(.*\\)'"],
  ['expr substr abc 1 2'],
  ['expr a'],
  ['jq -r .x length'],
  ['git log --count --format=%s'],
  ['git grep --count x'],
  ['stat -c %s -c %n a'],
  ['id -u -n'],
  ['wc --files0-from=a'],
  ["grep -c x 'a[$(id)]'"],
  ['grep -e -c a'],
  // Names of files are printed as well.
  ['rg -c x'],
  ['rg -Ic x a b'],
  ['grep -rc x a'],
  ['grep -c x a b'],
  ['grep -Hc x a'],
  ['grep -n x a b | cut -d: -f1'],
  ['grep -rn x a | cut -d: -f1'],
  ['grep -n x a* | cut -d: -f1'],
  ['grep -nH x a | cut -d: -f1'],
  ['grep -nz x a | cut -d: -f1'],
  ['grep -n -A1 x a | cut -d: -f1'],
  ['grep x a | cut -d: -f1'],
  ['grep -n x a | cut -d: -f2'],
  ['grep -n x a | cut -d: -f1 b'],
  ['grep -n x a | sort | cut -d: -f1'],
  ['grep -n x a | cat b | cut -d: -f1'],
  ['grep -n x a | head b | cut -d: -f1'],
  ['rg -n x a | cut -d: -f1'],
  ["awk '/x/{print $1}' a"],
  ["awk '{print NR}' a b"],
  ['awk "{print NR$x}" a'],
])('may be anything: %s', (source) => {
  expect(printsNumber(parse(source))).toBe(false);
});
