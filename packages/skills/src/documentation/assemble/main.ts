// The assembling program: runs in the container after the writer, writes the documents that the gate looks at.
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { openGit } from '../../git/git.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import { findPrevious, type Previous } from '../state/previous.ts';
import { STATE_FILE } from '../state/state.ts';
import { assemble, type Documents } from './assemble.ts';

const MOST_BYTES = 4 << 20;

async function main([repository, evidence, draft, out]: string[]): Promise<void> {
  if (repository === undefined || evidence === undefined || draft === undefined || out === undefined)
    throw new Error('use: assemble.mjs <repository> <evidence> <draft> <out>');
  const git = openGit(repository);
  const head = (await git.text('rev-parse', '--verify', 'HEAD^{commit}')).trim();
  const found = await findPrevious(git, head);
  const previous = found.kind === 'found' ? found.previous : null;
  const text = await readFile(join(evidence, 'index.json'), 'utf8').catch(() => null);
  const documents =
    text === null
      ? unchanged(previous)
      : await assemble(git, JSON.parse(text) as EvidenceIndex, await readFolder(draft), previous);
  for (const [path, content] of documents) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), content);
  }
  process.stdout.write(`${documents.size} documents in ${out}\n`);
}

/** Nothing was collected: what was approved goes out as it is. */
function unchanged(previous: Previous | null): Documents {
  if (previous === null) throw new Error('there is neither evidence nor an earlier run');
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

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
