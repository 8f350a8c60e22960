// Our reading against Bash's own: what Bash would run is among what we read, or we refuse.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missed } from './bash-missed.fixture.ts';
import { bashParses, canAsk, wordsRun } from './bash-oracle.fixture.ts';
import { parseProgram } from './parse-program.ts';

function lines(name: string): string[] {
  const text = readFileSync(new URL(`../../fixtures/${name}.txt`, import.meta.url), 'utf8');
  return text.split('\n').filter(Boolean);
}

const word = fc.oneof(
  fc.constantFrom(
    ...lines('shell-words'),
    '`in`',
    'a\\\nb',
    '"a\\\nb"',
    "'a\nb'",
    '"$(in "x y")"',
    '"`in`"',
    '$(in; in2)',
    '"a $(in | in2) b"',
    '${V:+"$(in)"}',
    '<(in)',
    '$"a"',
  ),
  fc.string({ unit: fc.constantFrom(...'abV$\'"\\{}, ~=*#-'), maxLength: 6 }),
);
const name = fc.constantFrom(
  'rm',
  'cat',
  'echo',
  'cd',
  'true',
  "c'a't",
  '"r"m',
  '\\cat',
  '$V',
  'r""m',
  '{cat,rm}',
  "$'cat'",
  'test',
  'set',
);
const simple = fc
  .tuple(
    fc.constantFrom('', 'V=z ', 'W=1 X=2 ', '! ', 'time '),
    name,
    fc.array(word, { maxLength: 4 }),
    fc.constantFrom(
      '',
      ' 2>&1',
      ' >/dev/null',
      ' <<< x',
      ' <<E\nb $V $(in)\nE\n',
      " <<'E'\n$(no)\nE\n",
      ' <<-E\n\tq\n\tE\n',
      ' # $(no)\n',
    ),
  )
  .map(([before, command, words, after]) => `${before}${[command, ...words].join(' ')}${after}`);
const { program } = fc.letrec<{ program: string }>((tie) => ({
  program: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    fc.constantFrom('V=val', "V='a b'", 'V=cat', 'W=', 'V=$(in)', 'V+=x', 'A=(a b)', ':'),
    fc
      .tuple(tie('program'), fc.constantFrom(' | ', ' && ', ' || ', '; ', '\n', ' |& '), tie('program'))
      .map((parts) => parts.join('')),
    tie('program').map((inner) => `( ${inner}\n)`),
    tie('program').map((inner) => `{ ${inner}\n}`),
    tie('program').map((inner) => `if ${inner}\nthen ${inner}\nelse cat else\nfi`),
    tie('program').map((inner) => `for V in a 'b c' ${'$W'}; do ${inner}\ndone`),
    tie('program').map((inner) => `case "$V" in val|a) ${inner}\n;; *) cat other;; esac`),
    tie('program').map((inner) => `cat "$( ${inner}\n)"`),
    tie('program').map((inner) => `[[ -n "$V" && a == [ab] ]] && { ${inner}\n}`),
    tie('program').map((inner) => `echo $(( $(${inner}\n) + 1 ))`),
    tie('program').map((inner) => `f() { ${inner}\n}; f`),
  ),
}));

describe('the oracle', () => {
  it('tells the words and runs nothing', () => {
    expect(wordsRun('touch x; cat "a b" {1,2} && rm $V | exec y; eval z', 0)).toEqual(
      expect.arrayContaining([
        ['touch', 'x'],
        ['cat', 'a b', '1', '2'],
        ['rm'],
        ['exec', 'y'],
        ['eval', 'z'],
      ]),
    );
  });
  it.each([
    './x',
    'cat > x',
    'cat < x',
    String.raw`$'\x2fbin'`,
    'PATH=x cat',
    '"$BASH"',
    '${V:0:1}',
    '{v}>x',
  ])('is not asked about %s', (source) => {
    expect(() => wordsRun(source, 0)).toThrow('not safe');
  });
  it('notices a reading that leaves something out', () => {
    const source = 'cat a && rm "b c"';
    const { commands } = parseProgram(source);
    expect(missed({ commands, problems: [] }, source)).toEqual([]);
    expect(missed({ commands: commands.slice(0, 1), problems: [] }, source)).toContainEqual(['rm', 'b c']);
  });
});

describe('agreement with Bash', () => {
  it('holds for generated programs', () => {
    fc.assert(
      fc.property(program, (source) => {
        const read = parseProgram(source);
        if (read.problems.length === 0) expect(bashParses(source), source).toBe(true);
        if (canAsk(source)) expect(missed(read, source), source).toEqual([]);
      }),
      { numRuns: Number(process.env['HARNESS_RUNS'] ?? 150) },
    );
  }, 120_000);
  it.each(['read-only-allowed', 'read-only-refused'])(
    'holds for every tenth program of %s',
    (list) => {
      const sources = lines(list)
        .filter((_, at) => at % 10 === 3)
        .map((line) => line.replaceAll('␤', '\n'));
      for (const source of sources) {
        const read = parseProgram(source);
        if (read.problems.length === 0) expect(bashParses(source), source).toBe(true);
        if (canAsk(source)) expect(missed(read, source), source).toEqual([]);
      }
    },
    120_000,
  );
});
