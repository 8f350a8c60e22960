// Every byte of an allowed program is accounted for: one more character never brings a command that nobody judged.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { plainContext, ran } from '../policy/reading-policy.fixture.ts';
import { missed } from '../shell/bash-missed.fixture.ts';
import { bashParses, canAsk } from '../shell/bash-oracle.fixture.ts';

const policy = loadProfile('read-only');
const runs = Number(process.env['HARNESS_RUNS'] ?? 150);
const programs = readFileSync(new URL('../../fixtures/read-only-allowed.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.replaceAll('␤', '\n'));

function allows(source: string): boolean {
  return decide(ran(source), policy, plainContext).decision === 'allow';
}

/** What may be put in: signs of the shell, and what parsers disagree about. */
const added = fc.oneof(
  fc.constantFrom(...'|&;<>()$`\\"\' \t\n*?[]{}#~=%!^-+,:@'),
  fc.constantFrom(
    '$(',
    '${',
    '<(',
    '>(',
    '&&',
    '||',
    ';;',
    '<<',
    '<<<',
    '>>',
    '>|',
    '&>',
    '$((',
    '))',
    '\\\n',
    "$'",
    '$"',
    '[[',
    ']]',
    '{ ',
    '; }',
    ' rm ',
    '\nrm\n',
    '`rm`',
    '$(rm)',
  ),
  fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom(
    '\u2028',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u202e',
    '\u3000',
    '\ud800',
    '\0',
    '\r',
    '\x7f',
    '\x85',
  ),
);

describe('an allowed program with characters put in', () => {
  const changed = fc
    .tuple(
      fc.constantFrom(...programs),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), added), { minLength: 1, maxLength: 3 }),
    )
    .map(([program, parts]) =>
      parts.reduce((text, [where, part]) => {
        const at = Math.floor(where * (text.length + 1));
        return text.slice(0, at) + part + text.slice(at);
      }, program),
    );
  it('is refused, or Bash reads it as the guard does', () => {
    fc.assert(
      fc.property(changed, (source) => {
        if (!allows(source)) return;
        expect(bashParses(source), source).toBe(true);
        const { program } = ran(source);
        if (program && canAsk(source)) expect(missed(program, source), source).toEqual([]);
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

describe('nonsense', () => {
  it('is never allowed where Bash would not parse it', () => {
    const nonsense = fc.array(added, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(nonsense, (source) => {
        if (allows(source)) expect(bashParses(source), source).toBe(true);
      }),
      { numRuns: runs },
    );
  }, 600_000);
});
