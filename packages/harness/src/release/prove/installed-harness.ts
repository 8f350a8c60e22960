// Runs the harness that a composition installed, as its users will: another process, from the packed tarballs.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

/** @returns standard output, and how it ended */
export type InstalledHarness = (args: readonly string[]) => Promise<{ stdout: string; exitCode: number }>;

/**
 * @param program its `harness.mjs`
 * @param work    folder where it writes runs
 * @param step    told each command
 */
export function installedHarness(
  program: string,
  work: string,
  step: (line: string) => void,
): InstalledHarness {
  return async (args) => {
    step(`harness ${args.join(' ')}`);
    const ended = await execa(process.execPath, [program, ...args], {
      cwd: work,
      reject: false,
      stdin: 'ignore',
      maxBuffer: 64 * 1024 * 1024,
    });
    // 1 is a verdict; anything above is a harness that could not do it.
    if (ended.exitCode === 0 || ended.exitCode === 1)
      return { stdout: ended.stdout, exitCode: ended.exitCode };
    throw new HarnessError(
      'cut.composition',
      `the composed harness could not \`${args.slice(0, 2).join(' ')}\` (exit ${ended.exitCode ?? 'none'}): ${ended.stderr.trim().split('\n').slice(-4).join(' / ') || ended.stdout.trim().split('\n').slice(-2).join(' / ')}`,
      '`harness doctor` checks this host; else the layers do not work together',
    );
  };
}
