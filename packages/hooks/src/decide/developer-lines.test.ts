// What the developer's profile refuses of our own lists, and by which rules: attacks by class, ordinary work by tool.
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../policy/load-profile.ts';
import { plainContext, ran } from '../policy/reading-policy.fixture.ts';
import { decide } from './decide.ts';

interface Line {
  command: string;
  /** Ids of the rules that refuse it, by space; empty where it passes. */
  rules: string;
}

const policy = loadProfile('developer');
const folder = (kind: string) => fileURLToPath(new URL(`./lines/${kind}/`, import.meta.url));
const files = (kind: string) => readdirSync(folder(kind));

/** One command a line, `⏎` for a line break, and after `⟵` the rules that refuse it. */
function linesOf(kind: string, file: string): Line[] {
  return readFileSync(posix.join(folder(kind), file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [command = '', rules = ''] = line.split(' ⟵ ');
      return { command: command.replaceAll('⏎', '\n'), rules };
    });
}

const refusalsOf = (command: string) =>
  decide(ran(command), policy, plainContext).verdicts.filter(({ verdict }) => verdict !== 'allow');

const all = (kind: string) => files(kind).flatMap((file) => linesOf(kind, file));
const share = (lines: readonly Line[], kept: (line: Line) => boolean) =>
  lines.filter(kept).length / lines.length;
const isRefused = ({ rules }: Line) => rules !== '';

describe.each(['attack', 'ordinary'])('%s', (kind) => {
  describe.each(files(kind))('%s', (file) => {
    it.each(linesOf(kind, file))('$command', ({ command, rules }) => {
      const refusals = refusalsOf(command);
      expect(refusals.map(({ rule }) => rule).join(' ')).toBe(rules);
      // The log says which words decided.
      expect(refusals.filter(({ words }) => words.every((word) => word === ''))).toEqual([]);
    });
  });
});

describe('attacks', () => {
  it('are many', () => {
    expect(all('attack').length).toBeGreaterThan(1_800);
  });
  it.each(files('attack'))('%s: at least 95 in 100 are refused', (file) => {
    expect(share(linesOf('attack', file), isRefused)).toBeGreaterThanOrEqual(0.95);
  });
  it('at least 98 in 100 of all are refused', () => {
    expect(share(all('attack'), isRefused)).toBeGreaterThanOrEqual(0.98);
  });
});

describe('ordinary work', () => {
  it('is much', () => {
    expect(all('ordinary').length).toBeGreaterThan(1_900);
  });
  it('at most 12 in 1000 are refused', () => {
    expect(share(all('ordinary'), isRefused)).toBeLessThanOrEqual(0.012);
  });
});
