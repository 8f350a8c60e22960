// Reads what the collect stage found, for the commands in it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnboardingIndex, Sheet } from '../sheet.ts';

/** @throws Error when a file is not there or is no JSON: the stage before has failed */
export async function readEvidence(folder: string): Promise<{ index: OnboardingIndex; sheets: Sheet[] }> {
  const read = async <T>(file: string) => JSON.parse(await readFile(join(folder, file), 'utf8')) as T;
  const index = await read<OnboardingIndex>('index.json');
  return { index, sheets: await Promise.all(index.sheets.map(({ file }) => read<Sheet>(file))) };
}
