// `harness explain '<command>'`: what the guard would decide, and why, offline.
import type { Policy } from '@agent-harness/contracts';
import { type Decision, containerView, decide, explainDecision, originOf } from '@agent-harness/hooks';
import { Command } from 'commander';
import { readEvent } from '../explain/read-event.ts';
import { POLICY_HELP, type PolicyFlags, decidePolicy } from './decide-policy.ts';

interface Flags extends PolicyFlags {
  json?: boolean;
}

export function explainCommand(): Command {
  return new Command('explain')
    .argument(
      '<command>',
      'a shell command, or an event as JSON: of a Claude Code hook, or a tool-event/1 document',
    )
    .description(
      'print the parse, every layer’s verdict, the rule, the words that decided, and what to do instead',
    )
    .option('--skill <name>', 'whose problem space decides (default: documentation)')
    .option('--stage <name>', 'which stage of it (default: its last agent stage)')
    .option('--policy <profile or file>', 'read-only, developer, or a policy file, instead of a skill')
    .option('--repo <path>', 'a clone whose project’s tightening holds too')
    .option('--json', 'event, decision and the level of each rule as JSON')
    .addHelpText(
      'after',
      '\nThe agent’s view: repository at /workspace (read), outputs at /out (write).\n' +
        `Exit codes: 0 allowed, 1 refused, 2 bad arguments${POLICY_HELP}`,
    )
    .action(async (command: string, flags: Flags) => {
      const event = readEvent(command);
      const policy = await decidePolicy(flags);
      const decision = decide(event, policy, {
        resolve: containerView([]),
        tainted: false,
        now: () => performance.now(),
      });
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ event, decision, policy: explainedPolicy(decision, policy) })}\n`
          : `${explainDecision(event, decision, policy)}\n`,
      );
      process.exitCode = decision.decision === 'allow' ? 0 : 1;
    });
}

/** Which levels the policy has, and which of them each verdict's rule came from. */
function explainedPolicy({ verdicts }: Decision, policy: Policy): object {
  const rules = [...new Set(verdicts.flatMap(({ rule }) => rule ?? []))];
  return {
    name: policy.name,
    levels: policy.levels ?? [],
    origins: Object.fromEntries(rules.map((rule) => [rule, originOf(rule, policy)])),
  };
}
