// What of the repository stands against a release: uncommitted files, pending changesets, files without an owner.
import { relative } from 'node:path';
import { isChangeset } from '../../changes/changeset.ts';
import { checkOwners } from '../../owners/check-owners.ts';
import { git, words } from '../../git/git.ts';
import { mapAt, trackedAt } from '../../owners/read-diff.ts';
import type { Reason } from './reason.ts';

/** @param releases folder of the releases: what was cut into the working tree does not make it another one */
export async function repositoryReasons(
  repository: string,
  commit: string,
  releases: string,
): Promise<Reason[]> {
  const below = relative(repository, releases);
  const inside = below !== '' && !below.startsWith('..');
  const asked = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.'];
  const changed = words(await git(repository, inside ? [...asked, `:(exclude,literal)${below}`] : asked));
  const tracked = await trackedAt(repository, commit);
  const pending = tracked.filter(isChangeset);
  const map = await mapAt(repository, commit, tracked);
  const owners = map ? checkOwners(map, tracked, new Map()) : [];
  return [
    ...(changed.length === 0
      ? []
      : [
          reason(
            'dirty',
            `${several(changed.length, 'file')} not as committed: ${some(changed.map((line) => line.slice(3)))}`,
            'commit them, or put them away: a release is cut from a commit',
          ),
        ]),
    ...(pending.length === 0
      ? []
      : [
          reason(
            'changesets',
            `${several(pending.length, 'changeset')} pending: ${some(pending)}`,
            'run `npx changeset version` and commit: what is released has a version that says so',
          ),
        ]),
    ...(map
      ? []
      : [
          reason(
            'unowned',
            'there is no ownership.json',
            'add one at the root of the repository: it says who owns what',
          ),
        ]),
    ...owners
      .filter(({ kind }) => kind === 'unowned' || kind === 'owned-twice')
      .map(({ what, says, instead }) => reason('unowned', `${what}: ${says}`, instead)),
  ];
}

const reason = (gate: Reason['gate'], what: string, instead: string): Reason => ({ gate, what, instead });
const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? ' is' : 's are'}`;
const some = (list: readonly string[]): string =>
  `${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`;
