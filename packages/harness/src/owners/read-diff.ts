// Reads from git what a review judges: the changed files, who wrote them, and the maps before and after.
import { HarnessError, type Ownership, parse } from '@agent-harness/contracts';
import { type ContractParties, type OwnerMap, createOwnerMap, templateExpression } from './owner-map.ts';
import { commitOf, filesAt, git, mergeBaseOf, words } from '../git/git.ts';

export const OWNERSHIP = 'ownership.json';

export interface FileChange {
  path: string;
  /** Where an unchanged file was moved from. */
  from: string | null;
  kind: 'added' | 'changed' | 'deleted' | 'moved';
}

export interface CommitFacts {
  sha: string;
  /** Addresses of author, committer and co-authors, in lower case. */
  emails: string[];
  /** `Agent:` and `Triggered-By:` trailers: logins. */
  agents: string[];
  triggers: string[];
}

export interface Diff {
  folder: string;
  base: string;
  mergeBase: string;
  head: string;
  changes: FileChange[];
  commits: CommitFacts[];
}

/** @throws HarnessError `owners.ref`, `owners.git` */
export async function readDiff(folder: string, baseRef: string, headRef: string): Promise<Diff> {
  const [base, head] = [await commitOf(folder, baseRef), await commitOf(folder, headRef)];
  const mergeBase = await mergeBaseOf(folder, base, head);
  const [changes, commits] = await Promise.all([
    readChanges(folder, mergeBase, head),
    readCommits(folder, mergeBase, head),
  ]);
  return { folder, base, mergeBase, head, changes, commits };
}

const KINDS: Record<string, FileChange['kind']> = { A: 'added', D: 'deleted', R: 'moved' };

async function readChanges(folder: string, from: string, to: string): Promise<FileChange[]> {
  // Only exact moves: they are found by hash, in linear time. Any other rename is a deletion and an addition.
  const options = [
    '--name-status',
    '-z',
    '--find-renames=100%',
    '-l0',
    '--no-ext-diff',
    '--ignore-submodules=none',
  ];
  const told = words(await git(folder, ['diff', ...options, from, to, '--']));
  const changes: FileChange[] = [];
  for (let at = 0; at < told.length;) {
    const kind = KINDS[(told[at] ?? '').charAt(0)] ?? 'changed';
    const first = told[at + 1] ?? '';
    changes.push(
      kind === 'moved' ? { path: told[at + 2] ?? '', from: first, kind } : { path: first, from: null, kind },
    );
    at += kind === 'moved' ? 3 : 2;
  }
  return changes;
}

const trailer = (name: string): string => `%(trailers:key=${name},valueonly,separator=%x1f)`;

async function readCommits(folder: string, from: string, to: string): Promise<CommitFacts[]> {
  const fields = ['%H', '%aE', '%cE', trailer('Co-authored-by'), trailer('Agent'), trailer('Triggered-By')];
  const told = await git(folder, ['log', '-z', `--format=${fields.join('%x1e')}`, `${from}..${to}`, '--']);
  return words(told).map((line) => {
    const [sha = '', author = '', committer = '', others = '', agents = '', triggers = ''] =
      line.split('\x1e');
    const list = (text: string): string[] =>
      text
        .split('\x1f')
        .map((one) => one.trim().replace(/^@/, ''))
        .filter(Boolean);
    const emails = [author, committer, ...list(others).map((one) => /<([^>]+)>/.exec(one)?.[1] ?? one)];
    return {
      sha,
      emails: [...new Set(emails.map((email) => email.toLowerCase()))],
      agents: list(agents),
      triggers: list(triggers),
    };
  });
}

export async function trackedAt(folder: string, commit: string): Promise<string[]> {
  return words(await git(folder, ['ls-tree', '-r', '-z', '--name-only', commit]));
}

/** The map as it stands at a commit; null where there is none. @throws ContractError, HarnessError `ownership.*` */
export async function mapAt(
  folder: string,
  commit: string,
  tracked: readonly string[],
): Promise<OwnerMap | null> {
  const text = (await filesAt(folder, commit, [OWNERSHIP])).get(OWNERSHIP);
  if (text === null || text === undefined) return null;
  const ownership = parse('ownership', json(text, OWNERSHIP), `${OWNERSHIP} at ${commit.slice(0, 12)}`);
  const documents = contractDocuments(ownership, tracked);
  const texts = await filesAt(folder, commit, documents);
  return createOwnerMap(
    ownership,
    documents.map((path) => readParties(path, texts.get(path) ?? '')),
  );
}

export function contractDocuments(ownership: Ownership, tracked: readonly string[]): string[] {
  const document = templateExpression(ownership.contracts.documents);
  return tracked.filter((path) => document.test(path));
}

/** @throws HarnessError `owners.contract` */
export function readParties(path: string, text: string): ContractParties {
  const { name, provider, consumers } = (json(text, path) ?? {}) as Record<string, unknown>;
  const named = Array.isArray(consumers) && consumers.every((one) => typeof one === 'string');
  if (typeof name === 'string' && typeof provider === 'string' && named)
    return { name, provider, consumers: consumers as string[] };
  throw new HarnessError(
    'owners.contract',
    `${path} does not say name, provider and consumers`,
    'write them: `{"name": …, "provider": <package>, "consumers": [<package>, …]}`',
  );
}

export function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HarnessError(
      'owners.json',
      `${file} is not JSON: ${(cause as Error).message}`,
      `correct ${file}`,
    );
  }
}
