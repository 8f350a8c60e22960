// The ways in which the tests hide what a text says.

export const turned = (text: string, by: number) =>
  text
    .toLowerCase()
    .replace(/[a-z]/gu, (char) => String.fromCodePoint(((char.charCodeAt(0) - 97 + by) % 26) + 97));
const bytes = (text: string, form: (byte: number) => string) => Array.from(Buffer.from(text), form);
export const base64 = (text: string) => Buffer.from(text).toString('base64');
const base32 = (text: string) =>
  (
    bytes(text, (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{1,5}/gu) ?? []
  )
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
const variation = (byte: number) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);
const MORSE =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  );
const morse = (text: string) =>
  text
    .toLowerCase()
    .split(' ')
    .map((word) => Array.from(word, (char) => MORSE[char.charCodeAt(0) - 97]).join(' '))
    .join(' / ');

/** Pig Latin, of one word. */
const consonantsBehind = (word: string) => {
  const [, head = '', rest = ''] = /^([^aeiou]*)(.*)$/iu.exec(word) ?? [];
  return head === '' ? `${word}way` : `${rest}${head.toLowerCase()}ay`;
};

export const DISGUISES: readonly (readonly [string, (text: string) => string])[] = [
  ['base64', base64],
  ['base64 in base64', (text) => base64(base64(text))],
  ['base64 in hex', (text) => Buffer.from(base64(text)).toString('hex')],
  [
    'base64 over lines',
    (text) =>
      base64(text)
        .match(/.{1,20}/gu)
        ?.join('\n') ?? '',
  ],
  ['base64 of UTF-16', (text) => Buffer.from(text, 'utf16le').toString('base64')],
  ['base64 in a mirror', (text) => Array.from(base64(text)).toReversed().join('')],
  ['base32', base32],
  ['hex codes', (text) => bytes(text, (byte) => `\\x${byte.toString(16)}`).join('')],
  ['unicode escapes', (text) => bytes(text, (byte) => `\\u00${byte.toString(16)}`).join('')],
  ['octal', (text) => bytes(text, (byte) => `\\${byte.toString(8)}`).join('')],
  ['bits', (text) => bytes(text, (byte) => byte.toString(2).padStart(8, '0')).join(' ')],
  ['numbers', (text) => bytes(text, String).join(', ')],
  ['percent twice', (text) => bytes(text, (byte) => `%25${byte.toString(16)}`).join('')],
  ['quoted-printable', (text) => bytes(text, (byte) => `=${byte.toString(16).toUpperCase()}`).join('')],
  ['morse', morse],
  ['variation selectors', (text) => `x${bytes(text, variation).join('')}`],
  [
    'zero-width bits',
    (text) =>
      bytes(text, (byte) => byte.toString(2).padStart(8, '0'))
        .join('')
        .replaceAll('0', '\u200b')
        .replaceAll('1', '\u200c'),
  ],
  ['stars between letters', (text) => Array.from(text).join('*')],
  ['one code of C', (text) => text.replace('i', '\\x69').replace('o', '\\x6f')],
  ['words parted at the end of a line', (text) => text.replace('gnore', 'g-\nnore')],
  ['a mirror', (text) => Array.from(text).toReversed().join('')],
  ['a rotation by 13', (text) => turned(text, 13)],
  ['a rotation by 3', (text) => turned(text, 3)],
  [
    'boxed letters',
    (text) =>
      text
        .toLowerCase()
        .replace(/[a-z]/gu, (char) => String.fromCodePoint(0x1f170 + char.charCodeAt(0) - 97)),
  ],
  ['piled marks', (text) => text.replace(/[a-z]/giu, '$&\u0336\u0353')],
  ['Markdown inside words', (text) => text.replace('gnore', 'g**no**re').replace('evious', 'ev**io**us')],
  ['tags inside words', (text) => text.replace('gnore', 'g<b>no</b>re')],
  ['comments inside words', (text) => text.replace('gnore', 'gno<!-- -->re')],
  ['pictures between words', (text) => text.replaceAll(' ', ' 🙂 ')],
  ['the first consonants behind', (text) => text.replace(/[a-z]+/giu, consonantsBehind)],
  [
    'base64 in pieces of a string',
    (text) =>
      `'${base64(text)
        .match(/.{1,12}/gu)
        ?.join("' + '")}'`,
  ],
  ['pieces of a string', (text) => text.replace('gnore', `gn' + 'ore`)],
];
