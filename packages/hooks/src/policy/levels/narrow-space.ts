// What a level forbids and a stage was granted: the forbid wins, and people are told.
import type { PolicyLevel } from '@agent-harness/contracts';
import type { ProblemSpace } from '../policy-document.ts';
import { globExpression } from '../../shell/glob.ts';
import { ALL, withBelow } from './forbid-rules.ts';
import { type LevelDocument, type Levels, documentsOf } from './level-document.ts';

/** A grant that a level forbids. */
export interface Conflict {
  file: string;
  /** Of what is forbidden. */
  pointer: string;
  /** Of the document that forbids. */
  level: PolicyLevel['level'];
  stage: string;
  /** As granted: a tool, a command with its subcommand, a root or a host. */
  grant: string;
}

/**
 * Takes tools, and whatever is forbidden as a whole, out of the space; commands, paths and hosts are left to the rules
 * that the level made of them, so that an exception can be told from a grant.
 */
export function narrowSpace(space: ProblemSpace, levels: Levels): ProblemSpace {
  const forbids = documentsOf(levels).map(({ document }) => document.forbid ?? {});
  return {
    ...space,
    tools: space.tools.filter(
      (tool) => !forbids.some(({ tools = [] }) => tools.some((name) => matches(name, tool))),
    ),
    commands: forbids.some(({ commands = [] }) => commands.some(({ name }) => name === ALL))
      ? []
      : space.commands,
    hosts: forbids.some(({ hosts = [] }) => hosts.includes(ALL)) ? [] : space.hosts,
  };
}

/** Every grant that a level forbids, as the levels stand; an exception may still let a use of it pass. */
export function conflictsOf(space: ProblemSpace, levels: Levels): Conflict[] {
  return documentsOf(levels).flatMap((level) => conflictsWith(space, level));
}

function conflictsWith(space: ProblemSpace, { file, document }: LevelDocument): Conflict[] {
  const { forbid = {}, level } = document;
  const found = (kind: keyof typeof forbid, at: number, grants: readonly string[]): Conflict[] =>
    grants.map((grant) => ({ file, pointer: `/forbid/${kind}/${at}`, level, stage: space.name, grant }));
  return [
    ...(forbid.tools ?? []).flatMap((name, at) =>
      found(
        'tools',
        at,
        space.tools.filter((tool) => matches(name, tool)),
      ),
    ),
    ...(forbid.commands ?? []).flatMap((command, at) => found('commands', at, grantedUses(space, command))),
    ...(['read', 'write'] as const).flatMap((access) =>
      (forbid[access] ?? []).flatMap((path, at) =>
        found(
          access,
          at,
          space[access].filter((root) => withBelow([path]).some((glob) => globExpression(glob).test(root))),
        ),
      ),
    ),
    ...(forbid.hosts ?? []).flatMap((name, at) =>
      found(
        'hosts',
        at,
        space.hosts.filter((host) => host === name || matchesSuffix(name, host)),
      ),
    ),
  ];
}

function grantedUses(
  { commands }: ProblemSpace,
  { name, subcommands }: { name: string; subcommands?: string[] },
): string[] {
  return commands
    .filter((grant) => name === ALL || grant.name === name)
    .flatMap((grant) =>
      subcommands === undefined
        ? [grant.name]
        : subcommands
            .filter((one) => grant.subcommands?.includes(one) ?? true)
            .map((one) => `${grant.name} ${one}`),
    );
}

/** @param pattern a name, or the beginning of one and a `*` */
function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function matchesSuffix(pattern: string, host: string): boolean {
  return pattern === ALL || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}
