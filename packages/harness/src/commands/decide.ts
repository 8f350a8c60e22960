// `harness decide --batch`: hook events in, decisions out, line by line, offline.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { HarnessError } from '@agent-harness/contracts';
import { containerView } from '@agent-harness/hooks';
import { Command } from 'commander';
import { decideLine } from '../decide/decide-line.ts';
import { POLICY_HELP, type PolicyFlags, decidePolicy } from './decide-policy.ts';

interface Flags extends PolicyFlags {
  batch?: boolean;
}

export function decideCommand(): Command {
  return new Command('decide')
    .description(
      'decide Claude Code hook events: JSON lines on stdin, one JSON line each on stdout, in order',
    )
    .option('--batch', 'read many events; required, so that a terminal never waits unnoticed')
    .option('--skill <name>', 'whose problem space decides (default: documentation)')
    .option('--stage <name>', 'which stage of it (default: its last agent stage)')
    .option('--policy <profile or file>', 'read-only, developer, or a policy file, instead of a skill')
    .option('--repo <path>', 'a clone whose project’s tightening holds too')
    .addHelpText(
      'after',
      '\nEach answer: {"decision":"allow"|"deny","verdicts":[{"layer","verdict","rule","reason","instead","words"}, …]}\n' +
        'The agent’s view: repository at /workspace (read), outputs at /out (write). Nothing is recorded.\n' +
        'Every line stands alone, as the first of its session: a cwd below /workspace is then the repository.\n' +
        `Exit codes: 0 every line was answered, 2 bad arguments${POLICY_HELP}`,
    )
    .action(async ({ batch, ...flags }: Flags) => {
      if (!batch)
        throw new HarnessError(
          'decide.batch',
          'no way to read events is given',
          'add --batch and pipe JSON lines',
        );
      const policy = await decidePolicy(flags);
      const context = { resolve: containerView([]), tainted: false, now: () => performance.now() };
      for await (const line of createInterface({
        input: process.stdin,
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        const answered = process.stdout.write(`${JSON.stringify(decideLine(line, policy, context))}\n`);
        if (!answered) await once(process.stdout, 'drain');
      }
    });
}
