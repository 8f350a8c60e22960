// Tokens whose first letter stands behind an escape: found there, and covered to the letter.
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { behindEscapes } from './behind-escapes.ts';
import { findCredentials } from './find-credentials.ts';

const policy = readingPolicy();
const token = `glpat-${'fUkkibjL5DZPjN0MEQ7w'}`;
const bot = `SG.${'qbZ0S7yKf3uXn1Rw9dTm2A'}.${'vH5rJ8cLq0WzXe2YtB6nMs4DgKp7UaFi1ToRxQ3hEjC'}`;

describe('a token is found', () => {
  it.each([
    ['a new line of a literal', String.raw`"made:\n${token}\n"`],
    ['a tab of a literal', String.raw`"id\t${token}"`],
    ['an escape in an escape', String.raw`"{\"log\":\"id\\n${token}\"}"`],
    ['a quote by its code', String.raw`'\x22${token}\x22'`],
    ['a quote by its code point', String.raw`"\u0022${token}\u{22}${token}"`],
    ['an octal escape', String.raw`printf '\012${token}'`],
    ['a colour', `\u001B[32m${token}\u001B[0m`],
    ['a colour as a literal', String.raw`"\u001b[1;32m${token}\u001b[0m"`],
    ['a colour in a caret', `^[[1;32m${token}^[[0m`],
    ['an address', `https://x.internal/?state=%22${token}%22`],
    ['an address in an address', `?next=https%3A%2F%2Fx.internal%3Ftoken%253D${token}`],
  ])('behind %s', (_, text) => {
    const all = findCredentials(text, policy);
    expect(all.map(({ secret }) => secret)).toEqual(
      text
        .split(token)
        .slice(1)
        .map(() => token),
    );
    for (const { start, end } of all) expect(text.slice(start, end)).toBe(token);
  });
  it.each(['+', '-'])('behind the %s that a text begins with', (sign) => {
    expect(findCredentials(`${sign}${bot}`, policy).map(({ secret }) => secret)).toEqual([bot]);
  });
  it.each(['+', '-'])('behind the %s of a changed line', (sign) => {
    const text = `@@ -1 +1 @@\n${sign}${bot}\n`;
    expect(findCredentials(text, policy).map(({ start, end }) => text.slice(start, end))).toEqual([bot]);
  });
});

describe('what is read', () => {
  const read = (text: string) => behindEscapes(text).map((reading) => reading.text);
  it('is what follows at once and is as long as a token', () => {
    expect(read(`%20${'a'.repeat(16)}`)).toEqual(['a'.repeat(16)]);
    expect(read(`%20${'a'.repeat(15)}`)).toEqual([]);
    expect(read(`%20 ${'a'.repeat(16)}`)).toEqual([]);
    expect(read(`a-${'a'.repeat(16)}`)).toEqual([]);
  });
  it('stays apart from the next', () => {
    expect(read(`%20${'a'.repeat(16)}%20${'b'.repeat(16)}`)).toEqual([
      `${'a'.repeat(16)}\n\0\n${'b'.repeat(16)}`,
    ]);
    const apart = String.raw`\n${token.slice(0, 16)}\n${token.slice(16)}${'x'.repeat(16)}`;
    expect(findCredentials(apart, policy)).toEqual([]);
  });
});
