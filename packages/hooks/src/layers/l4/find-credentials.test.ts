// Credentials in a text: where they stand, what names them, and how they hide.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { findCredentials, markOf } from './find-credentials.ts';
import { keywordIndex } from './keyword-index.ts';

const policy = readingPolicy();
const key = `AKIA${'Z7QHT4RN2MWVXKPD'}`;
const token = `glpat-${'fUkkibjL5DZPjN0MEQ7w'}`;
const found = (text: string) => findCredentials(text, policy);

describe('a credential is found', () => {
  it.each([
    ['in base64', Buffer.from(`key=${key} and more words`).toString('base64')],
    ['in base64 without padding', Buffer.from(`the key is ${key}!`).toString('base64url')],
    ['in a JSON text with escapes', JSON.stringify(JSON.stringify({ key }))],
  ])('%s', (_, text) => {
    expect(found(text).map(({ rule }) => rule)).toContain('secret.aws');
  });
  it.each([
    ['two literals that are added', `"${token.slice(0, 12)}" + "${token.slice(12)}"`],
    ['literals on two lines', `"${token.slice(0, 12)}" +\n    "${token.slice(12)}"`],
    ['a continued line', `${token.slice(0, 12)}\\\n${token.slice(12)}`],
  ])('in %s, and covered from its first letter to its last', (_, text) => {
    const [credential] = found(text);
    expect(credential).toMatchObject({ rule: 'secret.gitlab' });
    expect(text.slice(credential?.start, credential?.end)).toMatch(/^glpat-[^]*MEQ7w$/u);
  });
  it('but not in what random bytes decode to, nor in two words that stand side by side', () => {
    expect(
      found(
        'sha512-dp+MshLYux6j/JjdqVLnMglQlFu+MuVeNrmT5nk6q07wNhCdSnB7QZj+7G8VMUGh1q+vj2Bq8kRsuyA00I/k+Q==',
      ),
    ).toEqual([]);
    expect(found('"glpat-" and "fUkkibjL5DZPjN0MEQ7w"')).toEqual([]);
  });
});

describe('findings', () => {
  it('do not overlap, and leave nothing of what any rule found in clear', () => {
    const text = `curl -u ci:${token} -H "Authorization: Bearer ${token}" https://a:${key}@x.internal`;
    const all = found(text);
    for (const [at, { start }] of all.entries()) expect(start).toBeGreaterThanOrEqual(all[at - 1]?.end ?? 0);
    const clear = all.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
    expect(clear).not.toContain(token.slice(6));
    expect(clear).not.toContain(key);
  });
  it('give the same credential the same mark, and never hold it', () => {
    const [one] = found(`a ${key}`);
    const [two] = found(`other words ${key} here`);
    expect(one && two && markOf(one) === markOf(two)).toBe(true);
    expect(one && markOf(one)).not.toContain(key.slice(4));
  });
});

describe('the keyword index', () => {
  const rules = readingPolicy().rules.flatMap((rule) =>
    rule.match.kind === 'credential-text' ? [{ ...rule, match: rule.match }] : [],
  );
  const index = keywordIndex(rules);
  const slow = (text: string) =>
    rules.filter(({ match }) =>
      match.keywords.some((word) => text.toLowerCase().includes(word.toLowerCase())),
    );
  it('finds what a search for each keyword finds', () => {
    const word = fc.constantFrom(...rules.flatMap(({ match }) => match.keywords));
    const piece = fc.oneof(
      word,
      word.map((text) => text.toUpperCase()),
      fc.string({ maxLength: 6 }),
      fc.constant('ﬀ'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(index(text).map(({ id }) => id)).toEqual(slow(text).map(({ id }) => id));
      }),
    );
  });
});
