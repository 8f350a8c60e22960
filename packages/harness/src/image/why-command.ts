// `harness image why <tool>`: which skill needs it, since which release, and how often runs used it.
import { imageManifestFile, loadImageLock, loadImageManifest } from '@agent-harness/container';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { type SkillBundle, listSkills } from '@agent-harness/skills';
import { Command } from 'commander';
import { findLogs } from '../review/find-logs.ts';
import { print } from './tell.ts';
import { type ToolSince, toolSince } from './tool-since.ts';
import { type ToolUse, toolUse } from './tool-use.ts';

export interface ToolReason {
  tool: string;
  package: string;
  /** Of its package in the lock; null where the base is an image. */
  version: string | null;
  why: string;
  /** Named in the image manifest; `*` is every skill. */
  skills: string[];
  /** Stages whose grants name it, as `skill/stage`, with their reason. */
  granted: { stage: string; why: string }[];
  since: ToolSince;
  /** Null when no run was named. */
  use: ToolUse | null;
}

export function whyCommand(): Command {
  return new Command('why')
    .argument('<tool>', 'its name on PATH')
    .argument('[runs...]', 'run folders, log files or patterns to count its use in')
    .description('which skill needs a tool, since which release the image has it, and how often runs used it')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', '\nExit codes: 0 answered, 2 no log, or no such tool')
    .action(async (tool: string, runs: string[], { json = false }: { json?: boolean }) => {
      const reason = await reasonOf(await loadImageManifest(), await listSkills(), tool, runs);
      print(json, reason, () => renderReason(reason));
    });
}

/** @throws HarnessError `tool.unknown` when the manifest does not list it */
export async function reasonOf(
  manifest: ImageManifest,
  skills: readonly Pick<SkillBundle, 'manifest'>[],
  tool: string,
  runs: readonly string[],
): Promise<ToolReason> {
  const listed = manifest.tools.find(({ name }) => name === tool);
  if (!listed)
    throw new HarnessError(
      'tool.unknown',
      `the image ${manifest.name} has no tool \`${tool}\``,
      `it has ${manifest.tools.map(({ name }) => name).join(', ')}; add one in packages/container/image/manifest.json`,
    );
  const lock = await loadImageLock();
  const locked = lock.targets[0]?.packages.find(({ name }) => name === listed.package);
  return {
    tool,
    package: listed.package,
    version: locked?.version ?? null,
    why: listed.why,
    skills: listed.skills,
    granted: skills.flatMap(({ manifest: { name, stages } }) =>
      stages.flatMap((stage) =>
        stage.grants.commands
          .filter((command) => command.name === tool)
          .map(({ why }) => ({ stage: `${name}/${stage.name}`, why })),
      ),
    ),
    since: await toolSince(imageManifestFile(), tool),
    use: runs.length === 0 ? null : toolUse(await findLogs(runs), tool),
  };
}

export function renderReason({
  tool,
  package: name,
  version,
  why,
  skills,
  granted,
  since,
  use,
}: ToolReason): string {
  return [
    `${tool}: ${why}\n`,
    `  package: ${name}${version === null ? '' : ` ${version}`}\n`,
    `  skills: ${skills.includes('*') ? 'every skill' : skills.join(', ')}\n`,
    ...(granted.length > 0
      ? granted.map(({ stage, why: reason }) => `  granted to ${stage}: ${reason}\n`)
      : ['  granted to no stage: a skill that runs it would be refused\n']),
    `  since: ${since.release}${since.commit === null ? '' : `, commit ${since.commit} of ${since.day}`}\n`,
    use === null
      ? '  use: name run folders to count it\n'
      : `  use: ${use.calls} allowed calls in ${use.runsWithUse} of ${use.runs} runs${use.unread > 0 ? `; ${use.unread} calls are not whole in the log` : ''}\n`,
  ].join('');
}
