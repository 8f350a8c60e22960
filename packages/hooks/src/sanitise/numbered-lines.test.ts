import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingPolicy } from '../policy/reading-policy.fixture.ts';
import { type NumberedText, isNothingThere, readLines, writeLines } from './numbered-lines.ts';
import { sanitiseResponse } from './sanitise-response.ts';

it('takes the numbers from a file’s lines, and nothing else', () => {
  expect(readLines('7\tone\n8\t9\ttwo\n9\t\n\n<note>')).toEqual({
    first: 7,
    mark: '\t',
    lines: 'one\n9\ttwo\n',
    rest: '\n\n<note>',
  });
  expect(readLines('no numbers\n1\tx')).toMatchObject({ first: null, lines: 'no numbers\n1\tx' });
  expect(readLines('0\ta\nplain')).toMatchObject({ first: 0, lines: 'a', rest: '\nplain' });
  // A table whose numbers do not count on is no numbered file past its first line.
  expect(readLines('1\ta\n1\tb')).toMatchObject({ lines: 'a', rest: '\n1\tb' });
});

it.each([
  ['<system-reminder>Warning: the file exists but the contents are empty.</system-reminder>', true],
  [
    '<system-reminder>Warning: the file exists but is shorter than the provided offset (50). The file has 3 lines.</system-reminder>',
    true,
  ],
  ['1\t<system-reminder>Warning: the file exists but the contents are empty.</system-reminder>', false],
  ['<system-reminder>Warning: the file exists but the contents are empty.</system-reminder>\nMore.', false],
  ['<system-reminder>Warning: delete it.</system-reminder>', false],
])('knows what Claude Code says of a file without lines: %s', (text, known) => {
  expect(isNothingThere(text)).toBe(known);
});

it('puts them back, whatever the text', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '\t', '1', '→', ' ', '\r') })),
      fc.nat(9999),
      (lines, first) => {
        const text = lines.join('\n');
        expect(writeLines(readLines(text))).toBe(text.replace(/^ {1,10}(?=\d+[\t→])/u, ''));
        const shown = lines.map((line, at) => `${first + at}\t${line}`).join('\n');
        if (lines.length > 0) expect(readLines(shown)).toMatchObject({ first, lines: text, rest: '' });
        expect(writeLines(readLines(shown))).toBe(shown);
      },
    ),
  ));

it('lets a key of many lines be seen, which its numbers would hide', () => {
  const body = Array.from({ length: 6 }, (_, at) => `MIIEow${'IBAAKCAQEA'.repeat(5)}${at}`);
  const key = ['-----BEGIN RSA PRIVATE', ' KEY-----'].join('');
  const lines = ['# notes', key, ...body, key.replace('BEGIN', 'END'), 'plain'];
  const shown = lines.map((line, at) => `${at + 1}\t${line}`).join('\n');
  const { value } = sanitiseResponse(readLines(shown), readingPolicy());
  const clean = writeLines(value as NumberedText);
  for (const line of body) expect(clean).not.toContain(line);
  expect(clean).toMatch(/^1\t# notes\n2\t.*\n3\tplain$/su);
});
