import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileStatic } from './compile-static.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'native-'));
  await writeFile(join(folder, 'three.h'), '#define THREE 3\n');
  await writeFile(join(folder, 'good.c'), '#include "three.h"\nint main(void) { return THREE - 3; }\n');
  await writeFile(join(folder, 'bad.c'), 'int main(void) { return unknown; }\n');
});
afterAll(() => rm(folder, { recursive: true }));

const program = (source: string) => ({
  what: 'the program',
  code: 'test.compile',
  folder,
  source,
  output: join(folder, 'made'),
  include: [folder],
});

it('makes a program that runs', async () => {
  await compileStatic(program('good.c'));
  expect(() => execFileSync(join(folder, 'made'))).not.toThrow();
});

it('says what each compiler said', async () => {
  await expect(compileStatic(program('bad.c'))).rejects.toMatchObject({
    code: 'test.compile',
    message: expect.stringMatching(/^the program cannot be compiled \(gcc: /u),
  });
});
