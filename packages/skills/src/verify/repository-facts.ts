// What the checks ask of the repository; what is asked at the same time is read together.
import { type Scan, scanArchitecture } from '../architecture/scan.ts';
import { batched } from '../git/batched.ts';
import { readBlobs } from '../git/blobs.ts';
import { type CommitFacts, commitFacts } from '../git/commit-facts.ts';
import { countChangedFiles } from '../git/count.ts';
import type { Git } from '../git/git.ts';
import { pathsAt } from '../git/path-at.ts';
import { readSetup, type Setup } from '../setup/read-setup.ts';

export interface RepositoryFacts {
  readonly git: Git;
  readonly head: string;
  /** `null` when there is no such commit. */
  commit(sha: string): Promise<CommitFacts | null>;
  /** Files that a commit changed against its first parent. */
  changedFiles(sha: string): Promise<number>;
  /** Whether a file or folder is there at a commit. */
  has(sha: string, path: string): Promise<boolean>;
  /** Text of a file at a commit, `null` when it is not there. */
  file(sha: string, path: string): Promise<string | null>;
  /** The modules and imports at a commit. */
  scan(sha: string): Promise<Scan>;
  /** What the tree of the head states about building and running it. */
  setup(): Promise<Setup>;
}

const MOST_BYTES = 1 << 20;

export function repositoryFacts(git: Git, head: string): RepositoryFacts {
  const commit = remembered(batched((shas) => commitFacts(git, shas)));
  const scan = remembered((sha) => scanArchitecture(git, sha));
  const setup = remembered(() => readSetup(git, head));
  const has = batched((places) => placesThere(git, places));
  const file = batched((names) => textsOf(git, names));
  const changed = batched(async (shas) => {
    const commits = await Promise.all(shas.map(commit));
    return countChangedFiles(
      git,
      commits.filter((found) => found !== null),
    );
  });
  return {
    git,
    head,
    commit,
    changedFiles: async (sha) => (await changed(sha)) ?? 0,
    has: async (sha, path) => (await has(`${sha}:${path}`)) === true,
    file: (sha, path) => file(`${sha}:${path}`),
    scan,
    setup: () => setup(head),
  };
}

function remembered<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** @param places `<sha>:<path>` */
async function placesThere(git: Git, places: readonly string[]): Promise<Map<string, true>> {
  const paths = new Map<string, string[]>();
  for (const place of places) {
    const sha = place.slice(0, place.indexOf(':'));
    paths.set(sha, [...(paths.get(sha) ?? []), place.slice(sha.length + 1)]);
  }
  const found = new Map<string, true>();
  for (const [sha, asked] of paths)
    for (const path of await pathsAt(git, sha, asked)) found.set(`${sha}:${path}`, true);
  return found;
}

async function textsOf(git: Git, names: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { name, text } of readBlobs(git, names, MOST_BYTES))
    if (text !== null) texts.set(name, text);
  return texts;
}
