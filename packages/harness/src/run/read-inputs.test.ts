import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readInputs } from './read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const alert = {
  name: 'alert',
  what: 'The webhook’s body.',
  format: 'json',
  required: true,
  maxKb: 1,
} as const;
const notes = {
  name: 'notes',
  what: 'What a person adds.',
  format: 'text',
  required: false,
  maxKb: 1,
} as const;
const skill = { name: 'demo', inputs: [alert, notes] };
const good = file('alert.json', '{"a":1}');

it('reads what is declared, with its digest, and leaves out what is optional', async () => {
  const [only, ...more] = await readInputs(skill, { alert: good });
  expect(more).toEqual([]);
  expect(only).toMatchObject({ name: 'alert', bytes: Buffer.from('{"a":1}') });
  expect(only?.digest).toBe('sha256:015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
});

it.each([
  ['an input that the skill does not know', { alert: good, other: good }, 'input.unknown'],
  ['a required one that is not given', {}, 'input.missing'],
  ['a file that is not there', { alert: join(folder, 'none') }, 'input.unreadable'],
  ['a folder', { alert: folder }, 'input.unreadable'],
  ['one byte too many', { alert: good, notes: file('long', 'x'.repeat(1025)) }, 'input.too-large'],
  ['an endless file', { alert: good, notes: '/dev/zero' }, 'input.too-large'],
  ['what is not JSON', { alert: file('cut.json', '{"a":') }, 'input.malformed'],
  ['what is not UTF-8', { alert: good, notes: file('bytes', Buffer.from([0xff, 0x61])) }, 'input.malformed'],
])('refuses %s', async (_, given, code) => {
  await expect(readInputs(skill, given)).rejects.toMatchObject({ code });
});

it('takes exactly as much as is declared', async () => {
  const read = await readInputs(skill, { alert: good, notes: file('full', 'x'.repeat(1024)) });
  expect(read.map(({ name }) => name)).toEqual(['alert', 'notes']);
});

it('says of a skill without inputs that it takes none', async () => {
  await expect(readInputs({ name: 'demo' }, { alert: good })).rejects.toMatchObject({
    message: expect.stringContaining('skill demo takes no input alert'),
  });
});
