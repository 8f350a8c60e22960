// How an awk program is cut, above all its slashes: a pattern that is read as a division hides what follows it.
import { describe, expect, it } from 'vitest';
import { awkReadings, endsStatement, isSign } from './awk-tokens.ts';

/** Each reading as one line: strings in quotes, patterns as `~`, a new line as `;`. */
const readings = (program: string): string[] | null =>
  awkReadings(program)?.map((tokens) =>
    tokens
      .map((token) => {
        if (token.kind === 'string') return `"${token.text}"`;
        return token.kind === 'pattern' ? '~' : token.text.replace('\n', ';');
      })
      .join(' '),
  ) ?? null;

describe('tokens', () => {
  it.each([
    ['', ''],
    ['a', 'a'],
    ['_a1 b2', '_a1 b2'],
    ['1.5 .5 12', '1.5 .5 12'],
    ['1a', '1 a'],
    ['a\t\r b', 'a b'],
    ['a\nb', 'a ; b'],
    ['a # b\nc', 'a ; c'],
    ['a # b', 'a'],
    ['a \\\nb', 'a b'],
    ['a \\b', 'a \\ b'],
    ['"a b"c', '"a b" c'],
    ['"a\\"b"', '"a\\"b"'],
    ['""', '""'],
    ['a+=b', 'a + = b'],
  ])('%j: %s', (program, expected) => {
    expect(readings(program)).toEqual([expected]);
  });
  it.each([['"a'], ['"a\n"'], ['"a\\"'], ['/a'], ['/a\n/'], ['/a\\/']])('%j is no program', (program) => {
    expect(readings(program)).toEqual([]);
  });
});

describe('a slash', () => {
  it.each([
    ['a / b', ['a / b']],
    ['1 / b', ['1 / b']],
    ['/a/', ['~']],
    ['\n/a/', ['; ~']],
    ['/a\\/b/', ['~']],
    ['{ /a/ }', ['{ ~ }']],
    ['!/a/', ['! ~']],
    ['x ~ /a/', ['x ~ ~']],
    ['x, /a/', ['x , ~']],
    ['a / b / c', ['a / b / c']],
    // Without an end it can only divide.
    ['(1) / b', ['( 1 ) / b']],
    ['print / b', ['print / b']],
  ])('%j is read in one way', (program, expected) => {
    expect(readings(program)).toEqual(expected);
  });
  it.each([
    ['(1) /b/', ['( 1 ) / b /', '( 1 ) ~']],
    ['a[1] /b/', ['a [ 1 ] / b /', 'a [ 1 ] ~']],
    ['$ /b/', ['$ / b /', '$ ~']],
    ['x++ /b/', ['x + + / b /', 'x + + ~']],
    ['x-- /b/', ['x - - / b /', 'x - - ~']],
    ['"a" /b/', ['"a" / b /', '"a" ~']],
    ['/a/ /b/', ['~ / b /', '~ ~']],
    ['print /b/', ['print / b /', 'print ~']],
    ['printf /b/', ['printf / b /', 'printf ~']],
    ['return /b/', ['return / b /', 'return ~']],
    ['x in /b/', ['x in / b /', 'x in ~']],
    ['do /b/', ['do / b /', 'do ~']],
    ['else /b/', ['else / b /', 'else ~']],
    ['getline /b/', ['getline / b /', 'getline ~']],
    ['delete /b/', ['delete / b /', 'delete ~']],
    ['exit /b/', ['exit / b /', 'exit ~']],
    ['case /b/', ['case / b /', 'case ~']],
    // mawk reads a pattern here.
    ['length /b/', ['length / b /', 'length ~']],
    // A new line ends the statement before it.
    ['x\n/b/', ['x ; / b /', 'x ; ~']],
    ['x\n\n/b/', ['x ; ; / b /', 'x ; ; ~']],
  ])('%j is read in both', (program, expected) => {
    expect(readings(program)).toEqual(expect.arrayContaining(expected));
    expect(readings(program)).toHaveLength(2);
  });
});

it('reads no program whose slashes have too many readings, or that is too long', () => {
  expect(readings('(1)/2\n'.repeat(31))).toHaveLength(1);
  expect(readings('(1)/2\n'.repeat(32))).toBeNull();
  expect(readings('a / b\n'.repeat(100))).toHaveLength(1);
  expect(readings('/a/\n{}\n'.repeat(100))).toHaveLength(1);
  expect(readings(' '.repeat(8192))).toHaveLength(1);
  expect(readings(' '.repeat(8193))).toBeNull();
});

it('tells a sign from a string of the same text', () => {
  expect(isSign({ kind: 'sign', text: '|' }, '&|')).toBe(true);
  expect(isSign({ kind: 'sign', text: '<' }, '&|')).toBe(false);
  expect(isSign({ kind: 'string', text: '|' }, '|')).toBe(false);
  expect(isSign(undefined, '|')).toBe(false);
  expect([';', '}', '\n'].every((text) => endsStatement({ kind: 'sign', text }))).toBe(true);
  expect(endsStatement(undefined)).toBe(true);
  expect(endsStatement({ kind: 'sign', text: ')' })).toBe(false);
  expect(endsStatement({ kind: 'word', text: 'x' })).toBe(false);
});
