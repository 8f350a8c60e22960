// Writes the evidence in pieces that the agent's Read tool takes in one call.
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import { toLines } from '../../evidence/to-lines.ts';
import { writeFiles } from '../../evidence/write-files.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';

export interface EvidenceFiles {
  index: EvidenceIndex;
  themes: { file: string; content: ThemeFile }[];
  architecture: ArchitectureFile;
}

/** @throws Refusal when the folder cannot be written */
export function writeEvidence(
  out: string,
  { themes, architecture, index }: EvidenceFiles,
): Promise<string[]> {
  return writeFiles(out, [
    ...themes.map(({ file, content }) => [file, toLines(content)] as const),
    ['architecture.json', toLines(architecture)],
    ['index.json', toLines(index)],
  ]);
}

/** Tells the harness that the agent has nothing to write about: no session is started. @throws Refusal */
export async function writeSkip(out: string, reason: string): Promise<void> {
  const skip = { schema: 'skip/1', stages: ['write'], reason };
  await writeFiles(out, [['skip.json', `${JSON.stringify(skip)}\n`]]);
}
