// What is granted near to what was refused: the commands, subcommands, tools, roots or hosts that would pass.
import type { Policy, Verdict } from '@agent-harness/contracts';

const MOST = 8;

/** A list in words; null where a grant would not help. */
export function alternativesTo(
  { rule, words }: Pick<Verdict, 'rule' | 'words'>,
  { space }: Policy,
): string | null {
  const [asked = ''] = words;
  switch (rule) {
    case 'command.subcommand': {
      const grant = space.commands.find(({ name }) => name === asked);
      return listed(
        (grant?.subcommands ?? []).map((subcommand) => `${asked} ${subcommand}`),
        `${asked} ${words[1] ?? ''}`,
      );
    }
    case 'command.not-granted':
      return listed(
        space.commands.map(({ name }) => name),
        asked,
      );
    case 'tool.not-granted':
      return listed(space.tools, asked);
    case 'path.outside-read':
      return listed(space.read, asked);
    case 'path.outside-write':
      return listed(space.write, asked);
    case 'egress.unlisted-host':
    case 'egress.tool':
      return listed(space.hosts, asked);
    default:
      return null;
  }
}

/** Those spelled most like what was asked come first. */
function listed(granted: readonly string[], asked: string): string {
  if (granted.length === 0) return 'none';
  const near = granted.toSorted((a, b) => distance(a, asked) - distance(b, asked) || (a < b ? -1 : 1));
  const more = granted.length - MOST;
  return near.slice(0, MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Pairs of neighbouring letters that only one of the two has. */
function distance(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from(`^${text}$`).map((letter, at, all) => letter + (all[at + 1] ?? '')));
  const [left, right] = [pairs(a), pairs(b)];
  return (
    [...left].filter((pair) => !right.has(pair)).length + [...right].filter((pair) => !left.has(pair)).length
  );
}
