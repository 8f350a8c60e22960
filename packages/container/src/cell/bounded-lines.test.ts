import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { boundedLines } from './bounded-lines.ts';

async function linesOf(chunks: string[], max?: number): Promise<string[]> {
  const lines: string[] = [];
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  boundedLines(stream, (line) => lines.push(line), max);
  await new Promise((resolve) => stream.once('close', resolve));
  return lines;
}

it('splits lines across chunks and keeps the last one', async () => {
  expect(await linesOf(['a\nb', 'c\n', 'd'])).toEqual(['a', 'bc', 'd']);
});

it('cuts a line that is too long and recovers at the next', async () => {
  expect(await linesOf(['xxxx', 'xxxx', 'xx\nok\n'], 5)).toEqual(['xxxxx', 'ok']);
});

it('keeps a character that two chunks share', async () => {
  const bytes = Buffer.from('é\n');
  const lines: string[] = [];
  const stream = Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]);
  boundedLines(stream, (line) => lines.push(line));
  await new Promise((resolve) => stream.once('close', resolve));
  expect(lines).toEqual(['é']);
});
