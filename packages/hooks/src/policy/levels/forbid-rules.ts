// Turns what a level forbids into rules, so that one refusal reads like every other.
import type { PolicyLevel, Rule } from '@agent-harness/contracts';

type Parts = Pick<Rule, 'id' | 'layer' | 'title' | 'match' | 'examples'>;

/** First part of the id of every such rule; no own rule may begin like it. */
export const FORBID = 'forbid.';
/** In a list of what is forbidden: all of its kind. The space then loses them, and no rule is needed. */
export const ALL = '*';

/** Ids are stable, so that an exception can name one: `forbid.<level's name>.<kind>`. */
export function forbidRules({ level, name, owner, forbid = {} }: PolicyLevel): Rule[] {
  const rules: Parts[] = [
    ...(forbid.commands ?? []).flatMap((command) =>
      command.name === ALL
        ? []
        : (command.subcommands ?? [null]).map((subcommand) => commandRule(name, command.name, subcommand)),
    ),
    ...pathRules(name, 'read', forbid.read),
    ...pathRules(name, 'write', forbid.write),
    ...hostRules(name, forbid.hosts),
  ];
  return rules.map((rule) => ({
    ...rule,
    level,
    severity: 'high',
    reason: `the policy level ${name} forbids this`,
    instead: `go on without it and say so in the output; ${level === 'project' ? 'the project' : owner} decides`,
    references: [],
  }));
}

/** A plain path is a folder with all below it. */
export function withBelow(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (path.endsWith('*') ? [path] : [path, `${path.replace(/\/$/u, '')}/**`]));
}

function commandRule(level: string, name: string, subcommand: string | null): Parts {
  const words = subcommand === null ? name : `${name} ${subcommand}`;
  return {
    id: `${FORBID}${level}.command-${words.toLowerCase().replaceAll(/[^a-z0-9]/gu, '-')}`,
    layer: 'L1',
    title: `The command ${words}`,
    match: { kind: 'command', name, ...(subcommand === null ? {} : { subcommand }), words: [] },
    examples: { refused: [words], allowed: [`ls ./${name}`] },
  };
}

function pathRules(level: string, access: 'read' | 'write', paths: readonly string[] = []): Parts[] {
  if (paths.length === 0) return [];
  const example = (paths[0] ?? '').replace('**/', '/workspace/').replaceAll('*', 'x');
  return [
    {
      id: `${FORBID}${level}.${access}`,
      layer: 'L2',
      title: `Paths that nobody may ${access}`,
      match: {
        kind: 'path',
        globs: withBelow(paths),
        access: access === 'read' ? ['read', 'search'] : ['write'],
      },
      examples: { refused: [example], allowed: [`${example}-not`] },
    },
  ];
}

function hostRules(level: string, all: readonly string[] = []): Parts[] {
  const hosts = all.filter((host) => host !== ALL);
  if (hosts.length === 0) return [];
  const example = (hosts[0] ?? '').replace('*.', 'a.').replace(/\/.*/u, '');
  return [
    {
      id: `${FORBID}${level}.hosts`,
      layer: 'L3',
      title: 'Hosts that nobody may reach',
      match: { kind: 'host', hosts },
      examples: { refused: [`curl ${example.includes(':') ? `[${example}]` : example}`], allowed: ['ls'] },
    },
  ];
}
