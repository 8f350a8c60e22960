// Runs npm quietly: what it prints on standard output, or an error with its own last words.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

/**
 * @param cwd whose `.npmrc` counts; `npm_config_registry` and the like count too
 * @throws HarnessError `cut.npm`
 */
export async function npm(
  cwd: string,
  args: readonly string[],
  instead: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const ended = await execa(
    'npm',
    [...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'],
    {
      cwd,
      reject: false,
      stdin: 'ignore',
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (ended.exitCode === 0) return ended.stdout;
  const said = ended.stderr
    .trim()
    .split('\n')
    .filter((line) => !/A complete log|npm warn/.test(line));
  throw new HarnessError(
    'cut.npm',
    `npm ${args[0]} failed: ${said.slice(0, 6).join(' ') || ended.shortMessage}`,
    instead,
  );
}
