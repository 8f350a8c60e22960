// What a verifier looks at first: the stage's outputs, and the commit that the run read.
import type { Finding, VerifyInput } from '@agent-harness/contracts';
import { type Git, openGit } from '../git/git.ts';

export interface OpenedRun {
  /** Outputs of the stage. */
  folder: string;
  git: Git;
  /** Full sha. */
  head: string;
}

/** @returns a finding where there is nothing to look at */
export async function openRun(
  { repository, head, outputs }: VerifyInput,
  stage: string,
): Promise<OpenedRun | Finding> {
  const folder = outputs[stage];
  if (folder === undefined) return aboutTheRun(`the run has no outputs of the stage ${stage}`);
  const git = openGit(repository);
  const commit = await commitAt(git, head);
  return commit === null
    ? aboutTheRun(`${head} is no commit of ${repository}`)
    : { folder, git, head: commit };
}

/** Full sha of what a name stands for; null when that is no commit. */
export async function commitAt(git: Git, name: string): Promise<string | null> {
  const found = await git.run('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  return found.stdout.trim() || null;
}

export const aboutTheRun = (message: string): Finding => ({ file: '', line: null, message });
