// What the checks ask of the repository, each answer found once.
import { type Scan, scanArchitecture } from '../architecture/scan.ts';
import { readBlobs } from '../git/blobs.ts';
import { type CommitFacts, commitFacts } from '../git/commit-facts.ts';
import type { Git } from '../git/git.ts';
import { readSetup, type Setup } from '../setup/read-setup.ts';

export interface RepositoryFacts {
  readonly git: Git;
  readonly head: string;
  /** `null` when there is no such commit. */
  commit(sha: string): Promise<CommitFacts | null>;
  /** Text of a file at a commit, `null` when it is not there. */
  file(sha: string, path: string): Promise<string | null>;
  /** The modules and imports at a commit. */
  scan(sha: string): Promise<Scan>;
  /** What the tree of the head states about building and running it. */
  setup(): Promise<Setup>;
}

export function repositoryFacts(git: Git, head: string): RepositoryFacts {
  const commits = new Map<string, Promise<CommitFacts | null>>();
  const scans = new Map<string, Promise<Scan>>();
  let setup: Promise<Setup> | null = null;
  return {
    git,
    head,
    commit(sha) {
      const known = commits.get(sha) ?? commitFacts(git, sha);
      commits.set(sha, known);
      return known;
    },
    async file(sha, path) {
      for await (const { text } of readBlobs(git, [`${sha}:${path}`], 1 << 20)) return text;
      return null;
    },
    scan(sha) {
      const known = scans.get(sha) ?? scanArchitecture(git, sha);
      scans.set(sha, known);
      return known;
    },
    setup() {
      setup ??= readSetup(git, head);
      return setup;
    },
  };
}
