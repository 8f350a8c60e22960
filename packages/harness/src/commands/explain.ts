// `harness explain '<command>'`: what the guard would decide, and why, offline.
import { HarnessError } from '@agent-harness/contracts';
import { containerView, decide, explainDecision, normalise } from '@agent-harness/hooks';
import { Command } from 'commander';
import { type PolicyFlags, decidePolicy } from './decide-policy.ts';

interface Flags extends PolicyFlags {
  json?: boolean;
}

export function explainCommand(): Command {
  return new Command('explain')
    .argument('<command>', 'a shell command, or a Claude Code hook event as JSON')
    .description(
      'print the parse, every layer’s verdict, the rule, the words that decided, and what to do instead',
    )
    .option('--skill <name>', 'whose problem space decides (default: documentation)')
    .option('--stage <name>', 'which stage of it (default: its last agent stage)')
    .option('--policy <profile or file>', 'read-only, developer, or a policy file, instead of a skill')
    .option('--json', 'event and decision as JSON')
    .addHelpText(
      'after',
      '\nThe agent’s view: repository at /workspace (read), outputs at /out (write).\nExit codes: 0 allowed, 1 refused, 2 bad arguments',
    )
    .action(async (command: string, flags: Flags) => {
      const event = normalise(eventOf(command));
      const decision = decide(event, await decidePolicy(flags), {
        resolve: containerView([]),
        tainted: false,
        now: () => performance.now(),
      });
      process.stdout.write(
        flags.json ? `${JSON.stringify({ event, decision })}\n` : `${explainDecision(event, decision)}\n`,
      );
      process.exitCode = decision.decision === 'allow' ? 0 : 1;
    });
}

function eventOf(text: string): unknown {
  if (!text.trimStart().startsWith('{'))
    return {
      session_id: 'explain',
      cwd: '/workspace',
      hook_event_name: 'PreToolUse',
      tool_name: 'Bash',
      tool_input: { command: text },
      tool_use_id: 'explain',
    };
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HarnessError(
      'explain.json',
      `the event is not JSON: ${(cause as Error).message}`,
      'quote it for the shell, or give a plain command',
      { cause },
    );
  }
}
