// Writes the evidence, one claim a line, in pieces that the agent's Read tool takes in one call.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../evidence/refusal.ts';
import { toLines } from '../../evidence/to-lines.ts';
import type { Evidence } from './collect.ts';

/** @throws Refusal when the folder cannot be written */
export async function writeEvidence(out: string, { index, sheets }: Evidence): Promise<string[]> {
  // The index comes last, so that it never names a file that is not there.
  const all: [string, unknown][] = [
    ...sheets.map(({ file, content }): [string, unknown] => [file, content]),
    ['index.json', index],
  ];
  try {
    await mkdir(out, { recursive: true });
    for (const [file, content] of all) await writeFile(join(out, file), toLines(content));
  } catch (cause) {
    throw new Refusal(
      'out-not-writable',
      `cannot write to ${out}: ${(cause as Error).message}`,
      'give a writable folder as --out',
    );
  }
  return all.map(([file]) => file);
}
