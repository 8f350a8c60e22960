// Credentials in a text: where they stand, what names them, and how they hide.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../policy/load-rules.ts';
import { readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { markOf } from '../../policy/redaction-mark.ts';
import { MAX_SCANNED, findCredentials } from './find-credentials.ts';
import { keywordIndex } from './keyword-index.ts';

const policy = readingPolicy();
const key = `AKIA${'Z7QHT4RN2MWVXKPD'}`;
const token = `glpat-${'fUkkibjL5DZPjN0MEQ7w'}`;
const found = (text: string) => findCredentials(text, policy);

const mixed = `${'q7Vb2kXw9RtLm4ZpHs6N'}${'c8Yd3Fg5JuTe'}`;
const line = `${'MHcCAQEEIKq3v9Wd7Lx2'}${'Rb8Zt5Yp4Nc6Hs1Jf0Gm'}${'Ue'}`;
const pem = ['-----BEGIN EC PRIVATE KEY-----', line, `${line.slice(4)}==`, '-----END EC PRIVATE KEY-----'];
/** Base64 in lines of 76 letters, as `base64` prints it. */
const wrapped = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/gu, '$&\n');
const AROUND: Record<string, (secret: string) => string> = {
  'a value behind a word and a blank': (secret) => `the vendor sent ordersTOKEN ${secret} today`,
  'a value behind the name of a key': (secret) => `orders_key = "${secret}"`,
  'a parameter of an address': (secret) => `get https://orders.internal/a?token=${secret}&page=2`,
  'a value in a string of a string': (secret) => JSON.stringify(JSON.stringify({ ordersSecret: secret })),
};

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
  it.each([
    ['a private key in pieces of a literal', 'secret.private-key', pem.join('\\n" +\n  "')],
    ['a private key in lines of base64', 'secret.private-key', wrapped(pem.join('\n'))],
    ['a value behind a word and a blank', 'secret.word-before-value', mixed],
    ['a value behind the name of a key', 'secret.word-of-key', mixed],
    ['a parameter of an address', 'secret.word-before-value', mixed],
    ['a value in a string of a string', 'secret.word-before-value', mixed],
  ])('as %s: all of it, and nothing beside it', (how, rule, secret) => {
    const text = AROUND[how]?.(secret) ?? `const pem = "${secret}";`;
    expect(found(text)).toMatchObject([{ rule, start: text.indexOf(secret), secret }]);
  });
  it('in a long text as in a short one, in its place', () => {
    const words = 'some words of a page, é. '.repeat(60);
    for (const secret of [token, key, `xoxb-${'123456789012-123456789012-'}${'AbCdEfGhIjKlMnOpQrStUvWx'}`]) {
      const [short, long] = [found(`"${secret}"`), found(`${words}"${secret}" ${words}`)];
      expect(short).toHaveLength(1);
      expect(long).toEqual(
        short.map((one) => ({ ...one, start: one.start + words.length, end: one.end + words.length })),
      );
    }
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

describe('by rules of its own', () => {
  const [sample] = policy.rules.filter(({ match }) => match.kind === 'credential-text');
  /** Rules `r0`, `r1`, … that find what these patterns do. */
  const by = (text: string, ...patterns: string[]) => {
    const rules = patterns.map((pattern, at) => ({
      ...(sample as (typeof policy.rules)[number]),
      id: `r${at}`,
      match: { kind: 'credential-text' as const, pattern, keywords: ['key'] },
    }));
    return findCredentials(text, { ...policy, rules });
  };
  const named = (rule: string, start: number, end: number, secret: string) => ({ rule, start, end, secret });
  const base64 = Buffer.from('the key is k3ya1b2c3 or k3yd4e5f6').toString('base64');

  it.each([
    ['the wider of two', ['key12', 'key1234'], named('r1', 0, 7, 'key1234')],
    ['the wider of two, whatever their order', ['key1234', 'key12'], named('r0', 0, 7, 'key1234')],
    ['the first of two that find the same', ['key1234', 'k\\w+'], named('r0', 0, 7, 'key1234')],
    ['one that another holds', ['1234', 'key1234'], named('r1', 0, 7, 'key1234')],
    ['two that overlap, by the first rule', ['key12', 'y1234'], named('r0', 0, 7, 'key1234')],
    ['two that overlap, by the rule that is first', ['y1234', 'key12'], named('r0', 0, 7, 'key1234')],
    ['its group', ['(?<kind>key)(?<secret>\\d+)'], named('r0', 3, 7, '1234')],
    ['the group that matched', ['(?<secret>x)|key(?<secret2>\\d+)'], named('r0', 3, 7, '1234')],
    ['all, where no group is a secret', ['(?<kind>key)1234'], named('r0', 0, 7, 'key1234')],
  ])('%s', (_, patterns, want) => expect(by('key1234', ...patterns)).toEqual([want]));
  it('two that overlap in a longer text, from the first letter to the last', () => {
    expect(by('a key1234 b', 'key12', 'y1234')).toEqual([named('r0', 2, 9, 'key1234')]);
  });
  it('two that touch are two, and the last place of a secret is its own', () => {
    expect(by('key1234', 'key', '1234')).toEqual([named('r0', 0, 3, 'key'), named('r1', 3, 7, '1234')]);
    expect(by('k1y key k1y', 'k1y key (?<secret>k1y)')).toEqual([named('r0', 8, 11, 'k1y')]);
  });
  it('what base64 hides is named by the first rule, and keeps its own secret', () => {
    const [hidden] = by(base64, 'k3ya\\w+', 'k3yd\\w+');
    expect(hidden).toEqual(named('r0', 0, base64.length, 'k3ya1b2c3'));
    expect(by(`key ${base64}`, 'k3yd\\w+', '[A-Za-z0-9]{44}')).toEqual([
      named('r0', 4, 4 + base64.length, base64),
    ]);
  });
  it('words that stand for one are none', () => {
    expect(by('key changeme key', 'changeme', '(?<secret>)key')).toEqual([]);
  });
  it('more than 512 are one, of the whole text', () => {
    const many = (count: number) => 'key123 '.repeat(count);
    expect(by(many(512), 'key123')).toHaveLength(512);
    expect(by(many(513), 'key123')).toEqual([named('credential.many', 0, 513 * 7, many(513))]);
  });
  it('a text of more than 1 MiB is one', () => {
    const long = 'key123'.padEnd(MAX_SCANNED);
    expect(by(long, 'key123')).toEqual([named('r0', 0, 6, 'key123')]);
    expect(by(`${long} `, 'key123')).toEqual([named('credential.unscanned', 0, MAX_SCANNED + 1, `${long} `)]);
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

it('finds in a long text what it finds in a short one, by every rule', () => {
  const before = `${'A line of a long text. '.repeat(60)}\n\n`;
  const examples = loadRules().flatMap(({ match, examples: { refused } }) =>
    match.kind === 'credential-text' ? refused : [],
  );
  expect(examples.length).toBeGreaterThan(100);
  for (const text of examples)
    expect(found(before + text)).toEqual(
      found(text).map(({ start, end, ...rest }) => ({
        ...rest,
        start: start + before.length,
        end: end + before.length,
      })),
    );
});
