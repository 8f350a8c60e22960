// Pins that nobody edited by hand are read, and compared with what a server offers now.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparePins } from './compare-pins.ts';
import { type PinnedTool, pinTool } from './pin-tool.ts';
import { pinsFile, readPins } from './read-pins.ts';

const made = (description: string, more: object = {}): PinnedTool =>
  pinTool({ name: 'read', description, inputSchema: { type: 'object' }, ...more });

describe('pins', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pins-'))));
  afterEach(() => rm(folder, { recursive: true }));
  const keep = async (server: string, tool: PinnedTool) => {
    const file = pinsFile(folder, 'logs');
    await mkdir(dirname(file), { recursive: true });
    const pins = {
      contract: 'mcp-pins/1',
      server,
      identity: { name: 'Logs', version: '1.0.0' },
      tools: [tool],
    };
    await writeFile(file, JSON.stringify(pins));
  };

  it('are read as they were written', async () => {
    await keep('logs', made('Reads.'));
    expect(await readPins(folder, 'logs')).toMatchObject({
      tools: [{ name: 'read', description: 'Reads.' }],
    });
  });

  it.each([
    ['a tool was changed by hand', 'logs', { ...made('Reads.'), description: 'Writes.' }, 'pin`: read'],
    ['they are of another server', 'mail', made('Reads.'), 'it is of mail'],
  ])('are refused where %s', async (_, server, tool, said) => {
    await keep(server, tool);
    await expect(readPins(folder, 'logs')).rejects.toMatchObject({
      code: 'mcp.edited',
      message: expect.stringContaining(said),
    });
  });
});

it('keeps claims that are texts or truths, and nothing else that a server says of itself', () => {
  const annotations = { title: 'Read', readOnlyHint: true, other: { a: 1 } };
  expect(made('Reads.', { annotations, _meta: { a: 1 } })).toEqual({
    ...made('Reads.'),
    annotations: { title: 'Read', readOnlyHint: true },
    digest: expect.stringMatching(/^sha256:/),
  });
});

it.each<[string, PinnedTool[], string[]]>([
  ['nothing', [made('Reads.')], []],
  ['a word', [made('Writes.')], ['read/description: was "Reads.", is "Writes."']],
  ['a member more', [made('Reads.', { title: 'R' })], ['read/title: new: R']],
  ['no such tool', [], ['read: the server no longer offers it']],
  ['a tool twice', [made('Reads.'), made('Reads.')], ['read: the server offers it 2 times']],
])('finds %s', (_, offered, differences) => {
  expect(comparePins([made('Reads.')], offered, ['read'])).toEqual(differences);
});

it('shows long texts from where they part', () => {
  const text = 'a'.repeat(300);
  const [line = ''] = comparePins([made(`${text}b`)], [made(`${text}c`)], ['read']);
  expect(line).toBe(`read/description: was "…${'a'.repeat(20)}b", is "…${'a'.repeat(20)}c"`);
  expect(comparePins([made('Reads.', { title: 'R' })], [made('Reads.')], ['read'])).toEqual([
    'read/title: gone: R',
  ]);
  expect(comparePins([], [made('Reads.')], ['read'])).toEqual(['read: not pinned']);
});
