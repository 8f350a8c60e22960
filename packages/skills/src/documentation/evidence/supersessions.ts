// Finds which decision undoes which: a revert, a dependency that came and went, a path that came and went.
import type { Claim } from '../../claims/claim.ts';
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

/** One link for each pair of records, the strongest sign first. */
export function findSupersessions(
  later: readonly LaterRecord[],
  earlier: readonly EarlierRecord[],
  reverts: ReadonlyMap<string, string>,
): Supersession[] {
  return later.flatMap((one) =>
    earlier
      .filter((other) => other.file !== one.file && other.lead !== one.lead)
      .flatMap((other) => {
        const link = reverted(one, other, reverts) ?? dropped(one, other) ?? cleared(one, other);
        return link === null ? [] : [{ later: one.file, earlier: other.file, ...link }];
      }),
  );
}

type Link = Pick<Supersession, 'how' | 'what' | 'claims'>;

function reverted(
  later: LaterRecord,
  earlier: EarlierRecord,
  reverts: ReadonlyMap<string, string>,
): Link | null {
  const by = commitOf(later.claims, reverts.get(earlier.lead));
  const what = commitOf(earlier.claims, earlier.lead);
  const own = by !== undefined && ownCommits(later).has(by.sha);
  return own && what !== undefined ? { how: 'revert', what: '', claims: [by, what] } : null;
}

function dropped(later: LaterRecord, earlier: EarlierRecord): Link | null {
  const own = ownCommits(later);
  for (const gone of later.claims) {
    if (gone.kind !== 'dependency' || gone.change !== 'removed' || !own.has(gone.sha)) continue;
    const came = earlier.claims.find(
      (claim) => claim.kind === 'dependency' && claim.change === 'added' && claim.name === gone.name,
    );
    if (came) return { how: 'dependency', what: gone.name, claims: [gone, came] };
  }
  return null;
}

function cleared(later: LaterRecord, earlier: EarlierRecord): Link | null {
  const own = ownCommits(later);
  for (const gone of later.claims) {
    if (gone.kind !== 'path' || gone.change !== 'removed' || !own.has(gone.sha)) continue;
    const came = earlier.claims.find(
      (claim) => claim.kind === 'path' && claim.change === 'added' && covers(gone.path, claim.path),
    );
    if (came) return { how: 'path', what: gone.path, claims: [gone, came] };
  }
  return null;
}

/** A folder that went took with it what was in it. */
export function covers(gone: string, came: string): boolean {
  return gone === came || (gone.endsWith('/') && came.startsWith(gone));
}

function ownCommits({ theme }: LaterRecord): Set<string> {
  const parts = theme.claims.filter((claim) => theme.sections.parts.includes(claim.id));
  return new Set([theme.lead, ...parts.map((claim) => claim.sha)]);
}

function commitOf(claims: readonly Claim[], sha: string | undefined) {
  return claims.find((claim) => claim.kind === 'commit' && claim.sha === sha);
}
