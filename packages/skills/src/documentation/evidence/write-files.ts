// Writes the evidence in pieces that the agent's Read tool takes in one call.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';
import { Refusal } from '../../evidence/refusal.ts';
import { toLines } from '../../evidence/to-lines.ts';

export interface EvidenceFiles {
  index: EvidenceIndex;
  themes: { file: string; content: ThemeFile }[];
  architecture: ArchitectureFile;
}

/** @throws Refusal when the folder cannot be written */
export async function writeEvidence(out: string, files: EvidenceFiles): Promise<string[]> {
  const all: [string, unknown][] = [
    ...files.themes.map(({ file, content }): [string, unknown] => [file, content]),
    ['architecture.json', files.architecture],
    // Last, so that an index never names a file that is not there.
    ['index.json', files.index],
  ];
  await writing(out, async () => {
    await mkdir(join(out, 'themes'), { recursive: true });
    for (const [file, content] of all) await writeFile(join(out, file), toLines(content));
  });
  return all.map(([file]) => file);
}

/** Tells the harness that the agent has nothing to write about: no session is started. @throws Refusal */
export async function writeSkip(out: string, reason: string): Promise<void> {
  const skip = { schema: 'skip/1', stages: ['write'], reason };
  await writing(out, () => writeFile(join(out, 'skip.json'), `${JSON.stringify(skip)}\n`));
}

async function writing(out: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new Refusal(
      'out-not-writable',
      `cannot write to ${out}: ${(cause as Error).message}`,
      'give a writable folder as --out',
    );
  }
}
