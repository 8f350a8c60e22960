// The assembling program: runs in the container after the writer, writes the documents that the gate looks at.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeFiles } from '../../evidence/write-files.ts';
import { openGit } from '../../git/git.ts';
import { Refusal } from '../../program/refusal.ts';
import { runProgram } from '../../program/run-program.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import { findPrevious, type Previous } from '../state/previous.ts';
import { STATE_FILE } from '../state/state.ts';
import { assemble, type Documents } from './assemble.ts';

const MOST_BYTES = 4 << 20;

async function main(): Promise<void> {
  const [repository, evidence, draft, out] = process.argv.slice(2);
  if (repository === undefined || evidence === undefined || draft === undefined || out === undefined)
    throw new Refusal(
      'usage',
      'an argument is missing',
      'use: assemble.mjs <repository> <evidence> <draft> <out>',
    );
  const git = openGit(repository);
  const head = (await git.text('rev-parse', '--verify', 'HEAD^{commit}')).trim();
  const found = await findPrevious(git, head);
  const previous = found.kind === 'found' ? found.previous : null;
  const text = await readFile(join(evidence, 'index.json'), 'utf8').catch(() => null);
  const documents =
    text === null
      ? unchanged(previous)
      : await assemble(git, JSON.parse(text) as EvidenceIndex, await readFolder(draft), previous);
  const written = await writeFiles(out, [...documents]);
  process.stdout.write(`${written.length} documents in ${out}\n`);
}

/** Nothing was collected: what was approved goes out as it is. */
function unchanged(previous: Previous | null): Documents {
  if (previous === null)
    throw new Refusal(
      'no-evidence',
      'there is neither evidence nor an earlier run',
      'run evidence.mjs first, and name its folder',
    );
  return new Map([...previous.documents, [STATE_FILE, previous.stateText]]);
}

async function readFolder(folder: string): Promise<Documents> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    // The writer is not trusted: a link could lead anywhere.
    if (!entry.isFile() || (await lstat(full)).size > MOST_BYTES) continue;
    texts.set(relative(folder, full), await readFile(full, 'utf8'));
  }
  return texts;
}

runProgram(main);
