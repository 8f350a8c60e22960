import { createParser } from 'eventsource-parser';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openEventLines } from './event-lines.ts';

/** Cuts bytes at the given places. */
function cut(bytes: Uint8Array, borders: readonly number[]): Uint8Array[] {
  const sorted = [0, ...borders.map((at) => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

function ours(chunks: readonly Uint8Array[]): string[] {
  const lines = openEventLines();
  return chunks
    .flatMap((chunk) => lines.feed(chunk))
    .map((data) => data.map((line) => Buffer.from(line).toString('utf8')).join('\n'));
}

function theirs(text: string): string[] {
  const events: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void events.push(data) });
  parser.feed(text);
  return events;
}

const line = fc.oneof(
  fc.constantFrom(
    'data',
    'data:',
    'data: ',
    'data:  two',
    ': comment',
    'event: x',
    'id: 1',
    'database: no',
    '',
  ),
  fc.string({ unit: 'grapheme' }).map((text) => `data: ${text.replaceAll(/[\r\n]/g, '')}`),
);
const stream = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 20 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''));

it('finds the events that a kept parser finds, wherever the stream is cut', () =>
  fc.assert(
    fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (text, borders) => {
      // A stream cut inside a line that only LF ends says the same.
      expect(ours(cut(Buffer.from(text), borders))).toEqual(theirs(text));
    }),
    { numRuns: 500 },
  ));

it('reads line ends alike: LF, CR and both', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), { maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (texts, borders) => {
        const events = texts.map((text) => text.replaceAll(/[\r\n]/g, '')).filter((text) => text !== '');
        for (const end of ['\n', '\r', '\r\n']) {
          const bytes = Buffer.from(events.map((text) => `data:x${text}${end}${end}`).join(''));
          expect(ours(cut(bytes, borders))).toEqual(events.map((text) => `x${text}`));
        }
      },
    ),
  ));

it('passes over plain events without losing count of them or of the others', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('plain', 'other', 'two lines', 'almost', 'input'), { maxLength: 15 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      (kinds, borders) => {
        const texts = {
          plain: 'event: p\ndata: {p} x\n\n',
          other: 'event: o\ndata: {o}\n\n',
          'two lines': 'event: p\ndata: {p}\ndata: more\n\n',
          input: 'event: p\ndata: {p} in\n\n',
          almost: ': c\nevent: p\ndata: {p\n\n',
        } as const;
        let passed = 0;
        const lines = openEventLines({
          begin: Buffer.from('event: p\ndata: {p}'),
          unless: Buffer.from('in'),
          passed: (length) => {
            expect(length).toBe(texts.plain.length - 2);
            passed += 1;
          },
        });
        const bytes = Buffer.from(kinds.map((kind) => texts[kind]).join(''));
        const events = cut(bytes, borders)
          .flatMap((chunk) => lines.feed(chunk))
          .map((data) => Buffer.concat(data.map((one) => Buffer.from(one))).toString());
        const count = (kind: string): number => kinds.filter((one) => one === kind).length;
        const read = (text: string): number => events.filter((one) => one === text).length;
        expect(passed + read('{p} x')).toBe(count('plain'));
        expect([read('{p} in'), read('{o}'), read('{p}more'), read('{p')]).toEqual([
          count('input'),
          count('other'),
          count('two lines'),
          count('almost'),
        ]);
      },
    ),
    { numRuns: 300 },
  ));

it('ignores a byte order mark at the beginning', () => {
  expect(ours([Buffer.from('\uFEFFdata: a\n\n')])).toEqual(['a']);
});

it('keeps an event that no blank line ended for the end', () => {
  const lines = openEventLines();
  expect(lines.feed(Buffer.from('data: a\ndata: b'))).toEqual([]);
  expect(lines.end().map((one) => Buffer.from(one).toString())).toEqual(['a', 'b']);
});
