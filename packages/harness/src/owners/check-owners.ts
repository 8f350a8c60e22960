// Finds what is wrong with the map: files without an owner or with two, patterns that do nothing, files that drifted.
import { type OwnedPattern, type OwnerMap, owned, patternsOf } from './owner-map.ts';
import { codeownersOf, parseCodeowners } from './parse-codeowners.ts';
import { renderedFiles } from './rendered-files.ts';

export interface OwnersFinding {
  kind:
    | 'unowned'
    | 'owned-twice'
    | 'dead'
    | 'shadowed'
    | 'drifted'
    | 'weaker'
    | 'stricter'
    | 'agent-in-team'
    | 'same-name';
  /** The file or the pattern. */
  what: string;
  says: string;
  instead: string;
}

/**
 * @param tracked every file of the repository
 * @param onDisk  text of the rendered files, as they are; null where there is none
 */
export function checkOwners(
  map: OwnerMap,
  tracked: readonly string[],
  onDisk: ReadonlyMap<string, string | null>,
): OwnersFinding[] {
  return [
    ...names(map),
    ...tracked.flatMap((path) => ownersOfFile(map, path)),
    ...patterns(map, tracked),
    ...drifted(map, onDisk),
    ...toldOtherwise(map, tracked),
  ];
}

function ownersOfFile(map: OwnerMap, path: string): OwnersFinding[] {
  const demands = map.demandsOf(path);
  if (demands.length === 0)
    return [
      {
        kind: 'unowned',
        what: path,
        says: 'no team owns it',
        instead: 'give a team its folder in ownership.json, or share it there',
      },
    ];
  const alone = demands.filter(({ why }) => why === 'owns it');
  const sharing = demands.length > alone.length;
  if (alone.length < 2 && !(alone.length === 1 && sharing)) return [];
  return [
    {
      kind: 'owned-twice',
      what: path,
      says: `${[...new Set(demands.flatMap(({ teams }) => teams))].join(' and ')} own it, and not on purpose`,
      instead: `add it to \`except\` of one of them, or share it in ownership.json and say why`,
    },
  ];
}

function patterns(map: OwnerMap, tracked: readonly string[]): OwnersFinding[] {
  const lists: [who: string, paths: OwnedPattern[], except: OwnedPattern[]][] = [
    ...map.ownership.teams.map((team): [string, OwnedPattern[], OwnedPattern[]] => {
      const { paths, except } = patternsOf(team);
      return [team.name, paths, except];
    }),
    ...map.ownership.shared.map((one): [string, OwnedPattern[], OwnedPattern[]] => [
      one.title,
      one.paths.map(owned),
      [],
    ]),
  ];
  return lists.flatMap(([who, paths, except]) => {
    const files = paths.map(({ matches }) => new Set(tracked.filter(matches)));
    const excepted = (path: string): boolean => except.some(({ matches }) => matches(path));
    // Of two patterns for the same files the later one is the shadowed one.
    const hides = (other: number, at: number): boolean => {
      const [many, few] = [files[other]?.size ?? 0, files[at]?.size ?? 0];
      return many > few || (many === few && other < at);
    };
    return [
      ...paths.flatMap(({ pattern }, at): OwnersFinding[] => {
        const own = [...(files[at] ?? [])];
        if (own.length === 0) return [dead(who, pattern, 'matches no file')];
        const elsewhere = (path: string): boolean =>
          files.some((others, other) => hides(other, at) && others.has(path));
        return own.every((path) => excepted(path) || elsewhere(path)) ? [shadowed(who, pattern)] : [];
      }),
      ...except.flatMap(({ pattern, matches }): OwnersFinding[] =>
        files.some((some) => [...some].some(matches))
          ? []
          : [dead(who, pattern, 'excepts nothing that is owned')],
      ),
    ];
  });
}

const dead = (who: string, pattern: string, says: string): OwnersFinding => ({
  kind: 'dead',
  what: `${pattern} of ${who}`,
  says,
  instead: 'remove it from ownership.json, or correct it',
});

const shadowed = (who: string, pattern: string): OwnersFinding => ({
  kind: 'shadowed',
  what: `${pattern} of ${who}`,
  says: 'every file that it matches is taken or given by another of its patterns',
  instead: 'remove it from ownership.json, or the pattern that covers it',
});

function drifted(map: OwnerMap, onDisk: ReadonlyMap<string, string | null>): OwnersFinding[] {
  return [...renderedFiles(map)]
    .filter(([path, text]) => onDisk.get(path) !== text)
    .map(([path]) => ({
      kind: 'drifted',
      what: path,
      says: 'it is not what ownership.json says',
      instead: 'run `harness owners render` and commit the file',
    }));
}

/** The platforms must ask every team that the map does, and no other. */
function toldOtherwise(map: OwnerMap, tracked: readonly string[]): OwnersFinding[] {
  const files = renderedFiles(map);
  const instead = 'write the pattern so that both platforms read it alike: a folder ends in `/`';
  return (['gitlab', 'github'] as const).flatMap((platform) => {
    const file = platform === 'gitlab' ? 'CODEOWNERS' : '.github/CODEOWNERS';
    const parsed = parseCodeowners(files.get(file) ?? '', platform);
    const name = new Map(map.ownership.teams.map((team) => [team[platform], team.name]));
    return tracked.flatMap((path): OwnersFinding[] => {
      const told = codeownersOf(parsed, path).flatMap(({ owners }) =>
        owners.map((one) => name.get(one) ?? one),
      );
      const asked = map.demandsOf(path).flatMap(({ teams }) => teams);
      const [lost, more] = [asked.filter((team) => !told.includes(team)), told.filter((team) => !asked.includes(team))]; // prettier-ignore
      const says = (verb: string, teams: readonly string[]) => `${platform} would ${verb} ${[...new Set(teams)].join(', ')}`; // prettier-ignore
      return [
        ...(lost.length > 0 ? [{ kind: 'weaker' as const, what: path, says: says('not ask', lost), instead }] : []), // prettier-ignore
        ...(more.length > 0 ? [{ kind: 'stricter' as const, what: path, says: says('ask also', more), instead }] : []), // prettier-ignore
      ];
    });
  });
}

function names({ ownership: { teams, agents, shared } }: OwnerMap): OwnersFinding[] {
  const labels = [...teams.map(({ title }) => title), ...shared.map(({ title }) => title)];
  const twice = labels.filter(
    (label, at) => labels.findIndex((one) => one.toLowerCase() === label.toLowerCase()) < at,
  );
  const ids = teams.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) < at);
  const logins = new Set(agents.map(({ login }) => login.toLowerCase()));
  return [
    ...[...twice, ...ids].map((what): OwnersFinding => ({
      kind: 'same-name',
      what,
      says: 'two entries have this name, and GitLab would join them',
      instead: 'rename one of them in ownership.json',
    })),
    ...teams.flatMap(({ name, members }) =>
      (members ?? [])
        .filter(({ login }) => logins.has(login.toLowerCase()))
        .map(({ login }): OwnersFinding => ({
          kind: 'agent-in-team',
          what: login,
          says: `it is an agent and a member of ${name}`,
          instead: 'remove it from the team: an agent never approves',
        })),
    ),
  ];
}
