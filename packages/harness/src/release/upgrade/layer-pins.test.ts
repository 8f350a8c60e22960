import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PINS, mergePins, readPins, renderPins } from './layer-pins.ts';

const holding = async (text: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'pins-'));
  await writeFile(join(folder, PINS), text);
  return folder;
};

it('reads what it writes, and none where there is no file', async () => {
  const pins = [{ layer: 'hooks', version: '1.2.0' }];
  expect(await readPins(await holding(renderPins(pins)))).toEqual(pins);
  expect(await readPins(await mkdtemp(join(tmpdir(), 'pins-')))).toEqual([]);
});

it.each(['{', '[]', '"x"', '{"hooks":"^1.0.0"}', '{"Hooks":"1.0.0"}', '{"hooks":1}'])(
  'refuses %s',
  async (text) => {
    await expect(readPins(await holding(text))).rejects.toThrow(/layers|exact version/u);
  },
);

it('lets the later pin win', () => {
  const [a, b] = ['1.0.0', '2.0.0'].map((version) => ({ layer: 'hooks', version }));
  expect(mergePins([a!], [b!])).toEqual([b]);
});
