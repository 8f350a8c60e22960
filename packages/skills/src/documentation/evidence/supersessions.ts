// Finds which decision undoes which: a revert, a dependency that came and went, a path that came and went.
import type { Claim } from '../../claims/claim.ts';
import type { Git } from '../../git/git.ts';
import type { Supersession, ThemeFile } from '../evidence-files.ts';

export interface EarlierRecord {
  file: string;
  lead: string;
  /** Claims that its text cites. */
  claims: readonly Claim[];
}

export interface LaterRecord extends EarlierRecord {
  theme: ThemeFile;
}

/** A line of a record that says so. */
export const SUPERSESSION = /\b(?:Supersedes|Superseded by|Undoes part of|Undone in part by) \[\d{4}\]\(/;

/** One link for each pair of records, the strongest sign first; what took away must come after what brought. */
export async function findSupersessions(
  git: Git,
  later: readonly LaterRecord[],
  earlier: readonly EarlierRecord[],
  reverts: ReadonlyMap<string, string>,
): Promise<Supersession[]> {
  const found: Supersession[] = [];
  for (const one of later)
    for (const other of earlier) {
      if (other.file === one.file || other.lead === one.lead) continue;
      const link = reverted(one, other, reverts) ?? (await takenAway(git, one, other));
      if (link !== null) found.push({ later: one.file, earlier: other.file, ...link });
    }
  return found;
}

type Link = Pick<Supersession, 'how' | 'what' | 'whole' | 'claims'>;

function reverted(
  later: LaterRecord,
  earlier: EarlierRecord,
  reverts: ReadonlyMap<string, string>,
): Link | null {
  const by = commitOf(later.claims, reverts.get(earlier.lead));
  const what = commitOf(earlier.claims, earlier.lead);
  const own = by !== undefined && ownCommits(later).has(by.sha);
  return own && what !== undefined ? { how: 'revert', what: '', whole: true, claims: [by, what] } : null;
}

async function takenAway(git: Git, later: LaterRecord, earlier: EarlierRecord): Promise<Link | null> {
  const own = ownCommits(later);
  const added = earlier.claims.filter((claim) => 'change' in claim && claim.change === 'added');
  const pairs: [Claim, Claim][] = [];
  for (const came of added) {
    const gone = later.claims.find((claim) => own.has(claim.sha) && undoes(claim, came));
    if (gone !== undefined && (await comesAfter(git, gone, came))) pairs.push([gone, came]);
  }
  const [first] = pairs;
  if (first === undefined) return null;
  const [gone] = first;
  const whole = pairs.length === added.length;
  if (gone.kind === 'dependency') return { how: 'dependency', what: gone.name, whole, claims: first };
  return gone.kind === 'path' ? { how: 'path', what: gone.path, whole, claims: first } : null;
}

/** The later claim takes away what the earlier one added. */
export function undoes(gone: Claim, came: Claim): boolean {
  if (gone.kind === 'dependency' && came.kind === 'dependency')
    return gone.change === 'removed' && came.change === 'added' && gone.name === came.name;
  if (gone.kind === 'path' && came.kind === 'path')
    return gone.change === 'removed' && came.change === 'added' && covers(gone.path, came.path);
  return false;
}

/** Of two commits that did not know of each other neither undoes the other. */
export async function comesAfter(git: Git, gone: Claim, came: Claim): Promise<boolean> {
  if (gone.sha === came.sha) return false;
  return (await git.run('merge-base', '--is-ancestor', came.sha, gone.sha)).code === 0;
}

/** A folder that went took with it what was in it. */
function covers(gone: string, came: string): boolean {
  return gone === came || (gone.endsWith('/') && came.startsWith(gone));
}

function ownCommits({ theme }: LaterRecord): Set<string> {
  const parts = theme.claims.filter((claim) => theme.sections.parts.includes(claim.id));
  return new Set([theme.lead, ...parts.map((claim) => claim.sha)]);
}

function commitOf(claims: readonly Claim[], sha: string | undefined) {
  return claims.find((claim) => claim.kind === 'commit' && claim.sha === sha);
}
