// Words that only pick lines: by numbers that are counted, found or looped over, and by nothing else.
import { expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';

const last = (source: string) =>
  parseProgram(source)
    .commands.filter(
      ({ name, via }) => /^(?:sed|awk|head|tail|cat)$/u.test(name ?? '') && via[0] !== 'substitution',
    )
    .at(-1)
    ?.words.slice(1)
    .map(({ text }) => text);

/** Variables of which each is given the one before, and the first one what nobody knows. */
const chain = (length: number) => Array.from({ length }, (_, at) => `n${at + 1}=$n${at}`).join('; ');

it.each([
  ['n=$(grep -n x a | cut -d: -f1); sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(grep -n x a | cut -d: -f1); sed -n "$n,$((n + 5))p" a', ['-n', '1,1p', 'a']],
  ['n=$(wc -l < a); sed -n "$n,\\$p" a', ['-n', '1,$p', 'a']],
  ['s=$(wc -l < a); e=$((s + 1)); f=$e; sed "${s},${f}d" a', ['1,1d', 'a']],
  ['sed -n "$(awk \'/x/{print NR; exit}\' a)p" a', ['-n', '1p', 'a']],
  ['for i in $(seq 3); do sed -n "${i}p" a; done', ['-n', '1p', 'a']],
  ['for i in $(seq 3); do sed -n ${i}p a; done', ['-n', '1p', 'a']],
  ['for i in $(seq 3); do awk "NR==$i" a; done', ['NR==1', 'a']],
  ['for i in $(seq 3); do head -$i a; done', ['-1', 'a']],
  ['for i in {1..40}; do sed -n "${i}p" a; done', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); printf "%d\\n" "$n"; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); read -r m < a; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); tail -n 5 a; tail +$n a', ['+1', 'a']],
  ['n=1; n=$((n + 1)); sed -n "${n}q" a', ['-n', '1q', 'a']],
  ['sed -n "${#x}p" a', ['-n', '1p', 'a']],
  ['for read in $(seq 3); do sed -n "${read}p" a; done', ['-n', '1p', 'a']],
  ['for i in {10..400..15}; do sed -n "${i}p" a; done', ['-n', '1p', 'a']],
  ['n=$((1))2; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); awk "$n"$n a', ['11', 'a']],
  ['n=$(cat a | wc -lc); sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); read -ra m < a; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); read -r mm < a; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l < a); declare -x m=x; sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -l -c < a); sed -n "${n}p" a', ['-n', '1p', 'a']],
  ['n=$(wc -lc < a | wc -l); sed -n "${n}p" a', ['-n', '1p', 'a']],
  [`b=$((1)); ${chain(7)}; sed -n "\${b}p" a`, ['-n', '1p', 'a']],
])('%s: %j', (source, words) => {
  expect(last(source)).toEqual(words);
});

it.each([
  ['n=$(cat a); sed -n "${n}p" a'],
  ['n=$(wc -l a); sed -n "${n}p" a'],
  ["n=$(expr '1*' '|' 2); sed -n \"${n}p\" a"],
  ['n=$(grep -rn x a | cut -d: -f1); sed -n "${n}p" a'],
  ['read -r n < a; sed -n "${n}p" a'],
  ['n=1; read -r n < a; sed -n "${n}p" a'],
  ['n=1; command read n < a; sed -n "${n}p" a'],
  ['n=1; read $\'\\x6e\' < a; sed -n "${n}p" a'],
  ['nm=1; read n\\m < a; sed -n "$nm,1p" a'],
  ['n=1; read {n,m} < a; sed -n "${n}p" a'],
  ['n=1; read "$m" < a; sed -n "${n}p" a'],
  ['n=1; printf -v n %s x; sed -n "${n}p" a'],
  ['n=1; builtin read n < a; sed -n "${n}p" a'],
  ['for i in {a..z}; do sed -n "${i}p" a; done'],
  ['n=$(wc -l < a); n+=x; sed -n "${n}p" a'],
  ['n=$(wc -l < a); declare n=x; sed -n "${n}p" a'],
  [`${chain(12)}; sed -n "$n12,1p" a`],
  [`b=$((1)); ${chain(8)}; sed -n "\${b}p" a`],
  // What it held before stays.
  ['n+=2; sed -n "${n}p" a'],
  ['n[1]=2; sed -n "${n}p" a'],
  ['n=(1 $x); sed -n "${n}p" a'],
  ['n=$((1))x; sed -n "${n}p" a'],
  ['n=x$((1)); sed -n "${n}p" a'],
  ['n=$((1)); n=1x; sed -n "${n}p" a'],
  ['n=$((1)); : ${n:=w x}; sed -n "${n}p" a'],
  ['n=$((1)); sed -n "${n/1/w x}p" a'],
  ['n=$((1)); sed -n "${n[1]}p" a'],
  ['n=$((1)); select n in x; do sed -n "${n}p" a; done'],
  ['for n; do sed -n "${n}p" a; done'],
  ['n=$((1)); read -an < a; sed -n "${n}p" a'],
  ['n=$((1)); declare -n x=n; x=x; sed -n "${n}p" a'],
  ['n=$((1)); printf -vn x; sed -n "${n}p" a'],
  ['n=$((1)); read x-r < a; sed -n "${n}p" a'],
  ['REPLY=$((1)); read < a; sed -n "${REPLY}p" a'],
  ['_=$((1)); ls x; sed -n "${_}p" a'],
  ['BASH_REMATCH=$((1)); [[ x =~ x ]]; sed -n "${BASH_REMATCH}p" a'],
  ['n=$((1)); read -r -a n < a; sed -n "${n}p" a'],
  ['n=$((1)); read x-r n; sed -n "${n}p" a'],
  ['n=$((1)); read -r- n; sed -n "${n}p" a'],
  ['n=$((1)); read "a[1]"; sed -n "${n}p" a'],
  ['n=$(cat a | sort | wc -l b); sed -n "${n}p" a'],
  ['n=$(cat a | wc -l b); sed -n "${n}p" a'],
  ['n=$(wc -l x-l); sed -n "${n}p" a'],
  ['n=$(wc -lx < a); sed -n "${n}p" a'],
  ['sed -n <(ls) a'],
  ['m=$(cat a); n=$m; sed -n "${n}p" a'],
  ['for n in $(cat a); do sed -n "${n}p" a; done'],
  ['for n in $(seq 3) x; do sed -n "${n}p" a; done'],
  ['n=$(wc -l < a); sed -n "${n:-w x}p" a'],
  ['sed -n "${n}p" a'],
  // The word does more than pick.
  ['n=$(wc -l < a); sed -n "${n}w x" a'],
  ['n=$(wc -l < a); sed "s${n}a" a'],
  ['n=$(wc -l < a); sed "${n}e" a'],
  ['n=$(wc -l < a); awk "{print > $n}x" a'],
  ['n=$(wc -l < a); cat "$n"'],
  ['n=$(wc -l < a); cat -$n'],
  // An empty value is no word, and then the next one is the script.
  ["n=$(wc -l < a); sed $n 'w x' a"],
  // Around an inner program anything may be set.
  ["n='w x' sh -c 'false && n=$(wc -l < a); sed -n \"${n}p\" a'"],
])('is not certain: %s', (source) => {
  expect(last(source)).toContain(null);
});
