// Ordinary reading passes and everything else falls, line by line, under the read-only profile.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { plainContext, ran } from '../policy/reading-policy.fixture.ts';

const policy = loadProfile('read-only');

/** One program a line, `␤` for a newline in it; `# ` opens a heading. */
function lines(name: string): string[] {
  const text = readFileSync(new URL(`../../fixtures/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .flatMap((line) => (line === '' || /^# (?!only)/u.test(line) ? [] : [line.replaceAll('␤', '\n')]));
}

function refusedBy(command: string): string[] {
  const { verdicts } = decide(ran(command), policy, plainContext);
  return verdicts.flatMap(({ verdict, rule }) => (verdict === 'allow' ? [] : [rule ?? '']));
}

describe('the read-only profile', () => {
  it.each(['read-only-allowed', 'read-only-refused'])('has a long list: %s', (name) => {
    expect(lines(name).length).toBeGreaterThan(1000);
    expect(new Set(lines(name)).size).toBe(lines(name).length);
  });
  it('lets ordinary reading pass', () => {
    expect(
      lines('read-only-allowed')
        .map((line) => [line, refusedBy(line)])
        .filter(([, rules]) => rules?.length),
    ).toEqual([]);
  });
  it('refuses everything else', () => {
    expect(lines('read-only-refused').filter((line) => refusedBy(line).length === 0)).toEqual([]);
  });
});
