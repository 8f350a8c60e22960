// The evidence program: runs in the container, reads a repository, writes what can be shown about it.
import { collect } from './collect.ts';
import { readOptions } from './options.ts';
import { runProgram } from '../../program/run-program.ts';
import { writeEvidence, writeSkip } from './write-files.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const files = await collect(options.repository, options.decisions);
  if ('nothing' in files) {
    await writeSkip(options.out, files.nothing);
    process.stdout.write(`nothing to do: ${files.nothing}\n`);
    return;
  }
  const written = await writeEvidence(options.out, files);
  const { commits, themes, notDrafted } = files.index;
  process.stdout.write(
    `read ${commits} commits; ${themes.length} decisions written up, ${notDrafted} left; ${written.length} files in ${options.out}\n`,
  );
}

runProgram(main);
