// The shipped rules as a set: complete, placed, compilable; and sets that must be refused.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { loadRules } from './load-rules.ts';
import { WITHOUT_FILE } from './verdicts.ts';

const rules = loadRules();
const source = fileURLToPath(new URL('..', import.meta.url));

/** Every rule id that the layers' code can raise by itself. */
function raisedByCode(): string[] {
  const files = readdirSync(join(source, 'layers'), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(source, 'layers', file), 'utf8'));
  return texts.flatMap((text) => Array.from(text.matchAll(/'([a-z]+\.[a-z-]+)'/gu), ([, id]) => id ?? ''));
}

function rule(changes: Partial<Rule>): Rule {
  return {
    id: 'x.y',
    layer: 'L1',
    title: 't',
    severity: 'low',
    reason: 'r',
    instead: 'i',
    references: [],
    match: { kind: 'command', name: 'x', words: [] },
    examples: { refused: ['x'], allowed: ['y'] },
    ...changes,
  };
}

/** @param files path below the folder → rule */
function folderOf(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  for (const layer of ['L1', 'L2']) mkdirSync(join(folder, layer));
  for (const [file, value] of Object.entries(files)) writeFileSync(join(folder, file), JSON.stringify(value));
  return folder;
}

/** True for `*`, `+` or `{n,}` outside a class: with a bound on each repetition, time grows with the text alone. */
function unbounded(pattern: string): boolean {
  const bare = pattern.replace(/\\u\{[^}]*\}|\\[pP]\{[^}]*\}|\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  return /[*+]|\{\d+,\}/u.test(bare);
}

describe('the shipped rules', () => {
  it('give words to everything that code can raise', () => {
    const known = new Set([...rules.map(({ id }) => id), ...Object.keys(WITHOUT_FILE)]);
    const raised = raisedByCode().filter((id) => !/^(?:tool|session)\.(?:ask|permit|done)$/u.test(id));
    expect(raised.length).toBeGreaterThan(20);
    expect(raised.filter((id) => !known.has(id))).toEqual([]);
  });
  it('name a check of their own id when code decides', () => {
    const builtins = rules.filter(({ match }) => match.kind === 'builtin');
    expect(builtins.filter(({ id, match }) => match.kind === 'builtin' && match.check !== id)).toEqual([]);
  });
  it('hold patterns that compile and repeat nothing without a bound', () => {
    for (const { id, match } of rules) {
      if (match.kind === 'instruction') expect(match.patterns.filter(unbounded), id).toEqual([]);
      if (match.kind !== 'credential-text' && match.kind !== 'injection') continue;
      expect(() => new RegExp(match.pattern, 'giu'), id).not.toThrow();
      expect(unbounded(match.pattern), id).toBe(false);
    }
  });
  it('would not hold a pattern that can run away', () => {
    expect([String.raw`(a+)+b`, String.raw`[a-z]*c`, String.raw`x{3,}`].map(unbounded)).toEqual([
      true,
      true,
      true,
    ]);
    expect([String.raw`\+[*+]{1,4}`, String.raw`a{0,9}`].map(unbounded)).toEqual([false, false]);
  });
  it('cover every layer', () => {
    expect([...new Set(rules.map(({ layer }) => layer))].sort()).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
  });
});

describe('a set of rules is refused', () => {
  it('when a file does not carry its rule’s name', () => {
    expect(() => loadRules(folderOf({ 'L1/a.b.json': rule({}) }))).toThrow(/x\.y/u);
    expect(() => loadRules(folderOf({ 'L2/x.y.json': rule({}) }))).toThrow(/L1/u);
  });
  it('when one says that a level brought it', () => {
    expect(() => loadRules(folderOf({ 'L1/x.y.json': rule({ level: 'project' }) }))).toThrow(/level/u);
  });
  it('when two rules share an id', () => {
    const files = { 'L1/x.y.json': rule({}), 'L2/x.y.json': rule({ layer: 'L2' }) };
    expect(() => loadRules(folderOf(files))).toThrow(/two rules/u);
  });
  it('when a rule breaks the contract or its pattern does not compile', () => {
    const noExample = rule({ examples: { refused: [], allowed: ['y'] } });
    expect(() => loadRules(folderOf({ 'L1/x.y.json': noExample }))).toThrow(/refused/u);
    const broken = rule({ match: { kind: 'injection', pattern: '(' } });
    expect(() => loadRules(folderOf({ 'L1/x.y.json': broken }))).toThrow(/pattern/u);
  });
  it.each([
    ['<sned>~2<secret>', /x\.y.*sense sned/u],
    ['{ordred}<send>', /x\.y.*phrase is called ordred/u],
    ['<send><the>*<secret>', /x\.y.*without a bound/u],
    ['(?:<send>', /x\.y.*[Uu]nterminated/u],
    ['~4', /x\.y.*matches where no word has a sense/u],
  ])('when no words can be what a pattern says: %s', (pattern, words) => {
    const broken = rule({ match: { kind: 'instruction', patterns: ['<send>', pattern] } });
    expect(() => loadRules(folderOf({ 'L1/x.y.json': broken }))).toThrow(words);
  });
});
