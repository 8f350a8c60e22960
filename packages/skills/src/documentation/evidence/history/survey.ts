// Goes through the history once and keeps what could be a decision, within a fixed memory.
import type { Git } from '../../../git/git.ts';
import { detached } from '../../../text/detached.ts';
import { themeKey } from '../decisions/theme-key.ts';
import type { Candidate } from '../decisions/candidate.ts';
import { isRoutine, scoreOf, type Signal, signalsOf } from '../decisions/signals.ts';
import { fileRole, isAside } from '../decisions/file-roles.ts';
import type { Commit } from '../../../history/commit.ts';
import { changeRequestOf } from './change-request.ts';
import { type CoChange, startCoChange } from './co-change.ts';
import type { Range } from '../../../history/range.ts';
import { readCommits } from '../../../history/read-commits.ts';
import { startPlacing } from './units.ts';

export interface Survey {
  candidates: Candidate[];
  commits: number;
  /** Of these, how many change something else than documents of earlier runs. */
  relevant: number;
  dates: { first: string; last: string };
  /** Commit with the earliest author date. */
  oldest: string;
  /** Sha of a reverted commit to the sha that reverts it. */
  reverts: Map<string, string>;
  coChange: CoChange;
}

interface Draft {
  merge: Commit | null;
  parts: { commit: Commit; signals: Signal[]; score: number }[];
  position: number;
}

const MOST_DRAFTS = 20_000;
const MOST_PARTS = 6;

/** @param own folder of documents that earlier runs wrote: commits that change nothing else are left out */
export async function surveyHistory(git: Git, range: Range, own: string | null = null): Promise<Survey> {
  const { head } = range;
  const [now, before] = [await topFolders(git, head), await topFolders(git, range.since)];
  const place = startPlacing(head);
  const drafts = new Map<string, Draft>();
  const births = new Map<string, string>();
  const deaths = new Map<string, string>();
  const coChange = startCoChange();
  const reverts = new Map<string, string>();
  const days = { first: '9999-12-31', last: '0000-01-01' };
  let [commits, relevant] = [0, 0];
  let [oldest, earliest] = [head, Infinity];
  const take = (commit: Commit) => {
    const { unit } = place(commit);
    commits += 1;
    if (own !== null && commit.changes.every((change) => isOwn(change.path, own))) return;
    relevant += 1;
    coChange.add(commit);
    const [day, time] = [commit.date.slice(0, 10), Date.parse(commit.date)];
    if (time <= earliest) [earliest, days.first, oldest] = [time, day, commit.sha];
    if (day > days.last) days.last = day;
    noteReverts(reverts, commit);
    // Newest first, so that what stays is the oldest commit of each folder.
    for (const { path } of commit.changes) {
      const folder = topFolder(path);
      if (folder === null) continue;
      // The newest commit on a folder that is gone took it away.
      if (!now.has(folder) && !births.has(folder)) deaths.set(detached(folder), detached(commit.sha));
      if (!before.has(folder)) births.set(births.has(folder) ? folder : detached(folder), commit.sha);
    }
    const merge = unit === commit.sha && commit.parents.length > 1;
    const signals = signalsOf(commit);
    if (merge || signals.length > 0 || touchesManifest(commit)) {
      add(
        drafts,
        detached(unit),
        { commit: kept(commit), signals, score: scoreOf(commit, signals) },
        merge,
        commits,
      );
    }
    if (drafts.size > MOST_DRAFTS) prune(drafts);
  };
  for await (const batch of readCommits(git, range)) for (const commit of batch) take(commit);
  const folders = new Map<string, Signal[]>();
  for (const [kind, found] of [
    ['folder-added', births],
    ['folder-removed', deaths],
  ] as const)
    for (const [folder, sha] of found)
      folders.set(sha, [...(folders.get(sha) ?? []), { kind, sha, subject: `${folder}/` }]);
  const candidates = [...drafts.values()].flatMap((draft) => finish(draft, folders));
  return { candidates, commits, relevant, dates: days, oldest, reverts, coChange };
}

// Of a long history few commits are kept, and none of them may hold the chunk of the log that it came in.
function kept(commit: Commit): Commit {
  return JSON.parse(JSON.stringify(commit)) as Commit;
}

function noteReverts(reverts: Map<string, string>, commit: Commit): void {
  for (const match of commit.body.matchAll(/\bThis reverts commit ([0-9a-f]{40})\b/g)) {
    reverts.set(detached(match[1] ?? ''), detached(commit.sha));
  }
}

function topFolder(path: string): string | null {
  const slash = path.indexOf('/');
  const plain = slash > 0 && !path.startsWith('.') && !isAside(path.slice(0, slash + 1));
  return plain ? path.slice(0, slash) : null;
}

async function topFolders(git: Git, sha: string | null): Promise<Set<string>> {
  if (sha === null) return new Set();
  return new Set((await git.text('ls-tree', '-z', '-d', '--name-only', sha)).split('\0'));
}

function isOwn(path: string, own: string): boolean {
  return (
    path.startsWith(own) && /^(decisions\/.*|architecture\.md|evidence\.json)$/.test(path.slice(own.length))
  );
}

function touchesManifest(commit: Commit): boolean {
  return commit.changes.some((change) => change.status === 'changed' && fileRole(change.path) === 'package');
}

function add(
  drafts: Map<string, Draft>,
  unit: string,
  part: Draft['parts'][number],
  merge: boolean,
  position: number,
): void {
  const draft = drafts.get(unit) ?? { merge: null, parts: [], position };
  if (merge) {
    draft.merge = part.commit;
    if (part.signals.length > 0) draft.parts.push(part);
  } else draft.parts.push(part);
  draft.parts.sort((a, b) => b.score - a.score);
  draft.parts.length = Math.min(draft.parts.length, MOST_PARTS);
  drafts.set(unit, draft);
}

function prune(drafts: Map<string, Draft>): void {
  const ranked = [...drafts].sort(([, a], [, b]) => rank(b) - rank(a));
  for (const [unit] of ranked.slice(MOST_DRAFTS / 2)) drafts.delete(unit);
}

function rank(draft: Draft): number {
  return draft.parts[0]?.score ?? 0;
}

function finish(draft: Draft, folders: ReadonlyMap<string, readonly Signal[]>): Candidate[] {
  const parts = draft.parts.map((part) => {
    const signals = [...part.signals, ...(folders.get(part.commit.sha) ?? [])];
    return { ...part, signals, score: scoreOf(part.commit, signals) };
  });
  const [best, ...others] = parts.sort((a, b) => b.score - a.score);
  if (best === undefined) return [];
  const lead = draft.merge ?? best.commit;
  const request = changeRequestOf(lead.subject, lead.body);
  const rest = parts.map((part) => part.commit).filter((commit) => commit.sha !== lead.sha);
  const changes = lead.changes.length > 0 ? lead.changes : parts.flatMap((part) => part.commit.changes);
  return [
    {
      lead,
      parts: rest,
      theme: themeKey(lead.subject, lead.body, changes),
      signals: parts.flatMap((part) => part.signals),
      // What a unit's other commits add counts for less: a long branch is not a bigger decision.
      score:
        (best.score + others.reduce((sum, part) => sum + part.score * 0.2, 0)) *
        (request !== null && isRoutine(request.title) ? 0.15 : 1),
      position: draft.position,
    },
  ];
}
