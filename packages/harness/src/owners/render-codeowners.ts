// Renders the map as CODEOWNERS: for GitLab a section a team, which add up; for GitHub lines of which the last match wins.
import type { OwnerMap } from './owner-map.ts';
import { contractPatterns, teamPatterns } from './team-patterns.ts';

const BANNER = '# Rendered from ownership.json by `harness owners render`. Do not edit.';

export function renderGitlabCodeowners(map: OwnerMap): string {
  const { teams, shared } = map.ownership;
  const handles = new Map(teams.map((team) => [team.name, team.gitlab]));
  const sections = [
    ...teams.map((team) => section(team.title, team.approvals, [team.gitlab], teamPatterns(map, team))),
    ...shared
      .filter(({ approve }) => approve === 'any')
      .map((one) =>
        section(
          one.title,
          1,
          one.teams.map((name) => handles.get(name) ?? ''),
          teamPatterns(map, one),
        ),
      ),
  ];
  return [BANNER, '# A change needs every section that it touches.', '', ...sections].join('\n');
}

function section(
  title: string,
  approvals: number,
  owners: readonly string[],
  { includes, excludes }: { includes: readonly string[]; excludes: readonly string[] },
): string {
  return [
    `[${title}]${approvals > 1 ? `[${approvals}]` : ''} ${owners.join(' ')}`,
    ...includes.map(escaped),
    ...excludes.map((pattern) => `!${escaped(pattern)}`),
    '',
  ].join('\n');
}

/** One line a pattern; on GitHub any one owner of a line is enough, so the ruleset and the check demand each. */
export function renderGithubCodeowners(map: OwnerMap): string {
  const { teams, shared } = map.ownership;
  const lines = new Map<string, Set<string>>();
  const add = (pattern: string, names: readonly string[]): void => {
    const owners = lines.get(pattern) ?? new Set();
    lines.set(pattern, owners);
    for (const team of teams.filter(({ name }) => names.includes(name))) owners.add(team.github);
  };
  for (const team of teams)
    for (const pattern of [...team.packages.map((folder) => `/${folder}/`), ...team.paths])
      add(pattern, [team.name]);
  for (const one of shared) for (const pattern of one.paths) add(pattern, one.teams);
  for (const { pattern, teams: names } of contractPatterns(map)) add(pattern, names);
  // The last match wins: what says more of the path comes later.
  const literal = (pattern: string): number => pattern.split('*', 1)[0]?.length ?? 0;
  const ordered = [...lines].sort(
    ([one], [other]) => literal(one) - literal(other) || one.length - other.length || (one < other ? -1 : 1),
  );
  return [
    BANNER,
    '# The last match wins. Any owner of a line is enough here; `harness owners review` demands each.',
    ...ordered.map(([pattern, owners]) => `${escaped(pattern)} ${[...owners].join(' ')}`),
    '',
  ].join('\n');
}

const escaped = (pattern: string): string => pattern.replace(/[ #]/g, '\\$&');
