// The try program: runs in the container, tries the commands that the evidence holds, writes how each ended.
import { startNumbering } from '../../claims/numbering.ts';
import { runProgram } from '../../program/run-program.ts';
import { trialsOf } from '../trials.ts';
import { killOthers, requireAlone } from './alone.ts';
import { openBench } from './bench.ts';
import { chooseTrials } from './choose-trials.ts';
import { imageName } from './image-name.ts';
import { readOptions } from './options.ts';
import { readEvidence } from './read-evidence.ts';
import { tryCommands } from './try-commands.ts';
import { writeTrials } from './write-trials.ts';

const MOST_BYTES = 32 << 20;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  requireAlone();
  const { index, sheets } = await readEvidence(options.evidence);
  const trials = await tryCommands(chooseTrials(sheets), {
    // It ends with the container.
    bench: await openBench(options.repository, process.env['PATH'] ?? ''),
    image: await imageName(),
    seconds: options.seconds,
    totalSeconds: options.total,
    mostBytes: MOST_BYTES,
    killOthers,
  });
  const numbering = startNumbering([index, ...sheets].flatMap(({ claims }) => claims));
  const claims = trials.map((trial) => numbering.claim(trial));
  // From here on nobody is left who could write in the same folder.
  await writeTrials(options.out, trialsOf(index.head, claims));
  const worked = claims.filter(({ outcome }) => outcome === 'works').length;
  process.stdout.write(`tried ${claims.length} commands, ${worked} worked\n`);
}

runProgram(main);
