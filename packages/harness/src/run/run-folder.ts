// The folder of one run: what it keeps for people, and what only lives while it runs.
import { chmod, chown, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ownFolder } from '@agent-harness/container';

export interface RunFolder extends AsyncDisposable {
  /** Kept: audit log, record, report, outputs. */
  path: string;
  auditFile: string;
  /** Gone when the run ends: sockets and the repository's snapshot. */
  work: string;
  doors: string;
  /** The doors of a program, which gets neither guard nor model. */
  programDoors: string;
  snapshot: string;
  /** What the run was handed, kept: the report cites it. */
  inputs: string;
  /** A stage's writable folder, made for the agent's uid. */
  stageOutput(stage: string, uid: number): Promise<string>;
}

export function runId(skill: string, at: Date, random: string): string {
  return `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${skill}-${random}`;
}

export async function openRunFolder(path: string): Promise<RunFolder> {
  await mkdir(join(path, 'stages'), { recursive: true });
  // Closed to other users of this host: the sockets in it are open to whoever can reach them.
  const work = await mkdtemp(join(tmpdir(), 'harness-'));
  await ownFolder(work);
  const doors = join(work, 'doors');
  const programDoors = join(work, 'program-doors');
  for (const folder of [doors, programDoors]) {
    await mkdir(folder);
    await chmod(folder, 0o755);
  }
  return {
    path,
    auditFile: join(path, 'audit.jsonl'),
    work,
    doors,
    programDoors,
    snapshot: join(work, 'repository'),
    inputs: join(path, 'inputs'),
    stageOutput: async (stage, uid) => {
      const folder = join(path, 'stages', stage);
      await mkdir(folder, { recursive: true });
      if (process.getuid?.() === 0) await chown(folder, uid, uid);
      else await chmod(folder, 0o777);
      return folder;
    },
    [Symbol.asyncDispose]: () => rm(work, { recursive: true, force: true }),
  };
}

/** Points `<parent>/latest` at a run. */
export async function markLatest(path: string): Promise<void> {
  const link = join(dirname(path), 'latest');
  await rm(link, { force: true, recursive: false }).catch(() => {});
  await symlink(basename(path), link).catch(() => {});
}
