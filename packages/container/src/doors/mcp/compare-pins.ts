// The difference between the tools that were pinned and the tools that a server offers now, in words.
import { type PinnedTool, canonical, withoutDigest } from './pin-tool.ts';

/** Longest excerpt of a changed text. */
const SHOWN = 160;

/** One line a difference, for the granted tools only; empty when the server is what was reviewed. */
export function comparePins(
  pinned: readonly PinnedTool[],
  offered: readonly PinnedTool[],
  granted: readonly string[],
): string[] {
  return granted.flatMap((name) => {
    const before = pinned.find((tool) => tool.name === name);
    const now = offered.filter((tool) => tool.name === name);
    if (before === undefined) return [`${name}: not pinned`];
    const [only] = now;
    if (only === undefined) return [`${name}: the server no longer offers it`];
    if (now.length > 1) return [`${name}: the server offers it ${now.length} times`];
    return only.digest === before.digest ? [] : fieldsThatDiffer(name, before, only);
  });
}

function fieldsThatDiffer(name: string, before: PinnedTool, now: PinnedTool): string[] {
  return leaves(before)
    .concat(leaves(now).filter(([path]) => !leaves(before).some(([known]) => known === path)))
    .flatMap(([path]) => {
      const [was, is] = [valueAt(before, path), valueAt(now, path)];
      return was === is ? [] : [`${name}${path}: ${excerpt(was, is)}`];
    });
}

/** Shows both texts from where they part. */
function excerpt(was: string | undefined, is: string | undefined): string {
  if (was === undefined) return `new: ${(is ?? '').slice(0, SHOWN)}`;
  if (is === undefined) return `gone: ${was.slice(0, SHOWN)}`;
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  const from = Math.max(0, same - 20);
  const cut = (text: string): string =>
    JSON.stringify(
      `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN)}${text.length > from + SHOWN ? '…' : ''}`,
    );
  return `was ${cut(was)}, is ${cut(is)}`;
}

const valueAt = (tool: PinnedTool, path: string): string | undefined =>
  leaves(tool).find(([known]) => known === path)?.[1];

/** Path → text of every leaf, the digest aside. */
function leaves(tool: PinnedTool): [string, string][] {
  const walk = (value: unknown, path: string): [string, string][] =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, `${path}/${key}`))
      : [[path, typeof value === 'string' ? value : canonical(value)]];
  return walk(withoutDigest(tool), '');
}
