// Writes the evidence, one claim a line, in pieces that the agent's Read tool takes in one call.
import { toLines } from '../../evidence/to-lines.ts';
import { writeFiles } from '../../evidence/write-files.ts';
import type { Evidence } from './collect.ts';

/** @throws Refusal when the folder cannot be written */
export function writeEvidence(out: string, { index, sheets }: Evidence): Promise<string[]> {
  return writeFiles(out, [
    ...sheets.map(({ file, content }) => [file, toLines(content)] as const),
    ['index.json', toLines(index)],
  ]);
}
