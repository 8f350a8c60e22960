// Whose word counts for a suite: the team that owns its file, and never an agent.
import { join, relative, sep } from 'node:path';
import { HarnessError, type Ownership, parseFile } from '@agent-harness/contracts';
import { git } from '../git/git.ts';
import { createOwnerMap } from '../owners/owner-map.ts';
import { OWNERSHIP } from '../owners/read-diff.ts';

export interface SuiteOwner {
  team: string;
  /** Logins of agents: they never sign. */
  agents: string[];
}

/** @param file absolute path of the suite.yaml, inside a repository with an ownership.json */
export async function suiteOwner(file: string): Promise<SuiteOwner> {
  const root = (await git(join(file, '..'), ['rev-parse', '--show-toplevel'])).trim();
  const ownership = await parseFile('ownership', join(root, OWNERSHIP));
  return ownerOf(ownership, relative(root, file).replaceAll(sep, '/'));
}

/** Pure. @throws HarnessError `sign-off.owner` when not exactly one team owns it */
export function ownerOf(ownership: Ownership, path: string): SuiteOwner {
  const teams = createOwnerMap(ownership, [])
    .demandsOf(path)
    .flatMap((demand) => demand.teams);
  const [team, second] = teams;
  if (team === undefined || second !== undefined)
    throw new HarnessError(
      'sign-off.owner',
      `${path} is owned by ${teams.join(' and ') || 'no team'}`,
      `give it one team in ${OWNERSHIP}: a suite has one owner`,
    );
  return { team, agents: ownership.agents.map(({ login }) => login) };
}
