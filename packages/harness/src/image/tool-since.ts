// Since when the image has a tool: the commit that listed it, and the first release that holds that commit.
import { dirname } from 'node:path';
import { execa } from 'execa';

export interface ToolSince {
  /** Abbreviated commit and its day; null when git does not know. */
  commit: string | null;
  day: string | null;
  /** A release's tag, or `unreleased`. */
  release: string;
}

/** @param manifest the image manifest's file, in a git work tree */
export async function toolSince(manifest: string, tool: string): Promise<ToolSince> {
  const git = async (...args: string[]): Promise<string[]> => {
    const ran = await execa('git', ['-C', dirname(manifest), ...args], { reject: false, stdin: 'ignore' });
    return ran.exitCode === 0 ? ran.stdout.split('\n').filter(Boolean) : [];
  };
  const [first] = await git(
    'log',
    '--reverse',
    '--format=%h %cs',
    `-S"name": ${JSON.stringify(tool)}`,
    '--',
    manifest,
  );
  if (first === undefined) return { commit: null, day: null, release: 'unreleased' };
  const [commit = '', day = ''] = first.split(' ');
  const [release] = await git('tag', '--contains', commit, '--sort=creatordate');
  return { commit, day, release: release ?? 'unreleased' };
}
