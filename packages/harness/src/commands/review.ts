// `harness review`: the rejections of many runs with a proposal each, grants never used, and what a policy change would flip.
import { loadImageManifest } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { type ReviewedLog, loadRules, replay, review } from '@agent-harness/hooks';
import { Command } from 'commander';
import { findLogs } from '../review/find-logs.ts';
import { manifestLine } from '../review/manifest-lines.ts';
import { renderReplay } from '../review/render-replay.ts';
import { renderReview } from '../review/render-review.ts';
import { replayPolicies } from '../review/replay-policies.ts';

interface Flags {
  replay?: boolean;
  policy?: string;
  skill?: string;
  json?: boolean;
}

export function reviewCommand(): Command {
  return new Command('review')
    .argument('[runs...]', 'run folders, log files or patterns (default: all of runs/)')
    .description('review what was refused: grouped, with a proposal each; and the grants that nobody used')
    .option('--replay', 'judge the recorded calls again and show which decisions would flip')
    .option('--policy <profile or file>', 'with --replay: this policy for all of them')
    .option(
      '--skill <name>',
      'with --replay: this skill’s policies, by stage (default: each log’s own skill)',
    )
    .option('--json', 'the review, or the replay, as JSON')
    .addHelpText(
      'after',
      '\nEach log is verified first; a damaged or unsealed one is named, and reviewed as far as it holds.\n' +
        'A proposal is one of: attack, add-tool, add-exception, tighten, change-skill. Nothing is changed.\n' +
        'Exit codes: 0 reviewed, 1 a log is damaged, 2 bad arguments or no log',
    )
    .action(async (runs: string[], flags: Flags) => {
      if (!flags.replay && (flags.policy !== undefined || flags.skill !== undefined))
        throw new HarnessError('review.arguments', '--policy and --skill are for a replay', 'add --replay');
      if (flags.policy !== undefined && flags.skill !== undefined)
        throw new HarnessError('review.arguments', 'both a skill and a policy are given', 'give one of them');
      const logs = await findLogs(runs);
      process.stdout.write(flags.replay ? await replayed(logs, flags) : await reviewed(logs, flags));
      process.exitCode = logs.some(({ state }) => state === 'damaged') ? 1 : 0;
    });
}

async function reviewed(logs: readonly ReviewedLog[], { json }: Flags): Promise<string> {
  const { tools } = await loadImageManifest();
  const found = review(logs, { rules: loadRules(), tools: new Set(tools.map(({ name }) => name)) });
  const lines = await Promise.all(found.unused.map(manifestLine));
  if (!json) return renderReview(found, lines);
  const unused = found.unused.map((grant, at) => ({ ...grant, manifest: lines[at] ?? null }));
  return `${JSON.stringify({ ...found, unused })}\n`;
}

async function replayed(logs: readonly ReviewedLog[], flags: Flags): Promise<string> {
  const result = replay(logs, await replayPolicies(logs, flags));
  const wrong = logs.filter(({ state }) => state !== 'sealed');
  if (flags.json)
    return `${JSON.stringify({ ...result, logs: logs.map(({ name, state, problem }) => ({ name, state, problem })) })}\n`;
  return [
    ...wrong.map(({ name, state, problem }) => `${state.toUpperCase()} ${name}: ${problem}`),
    renderReplay(result),
  ].join('\n');
}
