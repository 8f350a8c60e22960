// Which bytes are a text, and what of them is left out.
import { describe, expect, it } from 'vitest';
import { clear } from './clear.ts';

const from = (text: string, ...more: number[]) =>
  clear(Buffer.concat([Buffer.from(text), Buffer.from(more)]));
const sixteen = 'sixteen letters!';

describe('is a text', () => {
  it.each([['hello'], ['a b c d e f'], ['\t\n\r\t\n\r'], ['über alles'], [`${sixteen}\u0001`.slice(1)]])(
    '%j',
    (text) => expect(from(text)).toBe(text),
  );

  it('without a character that is cut at its end', () => {
    expect(from(sixteen, 0xe3, 0x81)).toBe(sixteen);
    expect(from(sixteen, 0xff, 0xff, 0xff)).toBe(sixteen);
    expect(from(sixteen.repeat(2), 0xff, ...Buffer.from('and more'))).toBe(
      `${sixteen.repeat(2)}\ufffdand more`,
    );
  });

  it('in UTF-16', () => {
    expect(clear(Buffer.from('reveal', 'utf16le'))).toBe('reveal');
    expect(from(`a\0${sixteen}`)).toBe(`a\0${sixteen}`);
    expect(from(`abc\0${sixteen}`)).toBe(`abc\0${sixteen}`);
  });
});

describe('is none', () => {
  it.each([
    ['', 'nothing'],
    ['four', 'so few letters'],
    ['a\0b\0cdef', 'so few bytes in UTF-16'],
    [`${sixteen}\u0001`.slice(2), 'one odd letter in fifteen'],
    [`${sixteen}\u001f`.slice(2), 'the last control character'],
    [`${sixteen}\u007f`.slice(2), 'the one that deletes'],
    [`${sixteen}\ufffda`.slice(3), 'what is no UTF-8'],
  ])('%j: %s', (text) => expect(from(text)).toBe(''));
});
