// Where a call's content may come from, and where what it is given may go.
import { posix } from 'node:path';
import type { GuardSession, ToolEvent } from '@agent-harness/contracts';
import { overlaps } from '../policy/is-at-or-below.ts';
import { familyOf } from '../shell/family.ts';
import { programHosts } from '../shell/program-hosts.ts';
import { readArguments } from '../shell/read-arguments.ts';

/** Tools of Claude Code that hand text to something outside the session. */
const OUTWARD = /^(?:WebFetch|WebSearch|RemoteTrigger|PushNotification|SendMessage|SendUserFile|Artifact)$/u;
const MCP = /^mcp__(.+?)__/u;

/** Hosts, `mcp:<server>`, or the name of a tool or program whose destination is not certain. */
export function destinationsOf({ tool, hosts, program }: ToolEvent): string[] {
  const server = MCP.exec(tool ?? '')?.[1];
  const uncertain = program ? programHosts(program).filter(({ host }) => host === null) : [];
  const named = [...hosts.map(({ host }) => host), ...uncertain.map(({ command }) => command)];
  if (server !== undefined) named.push(`mcp:${server}`);
  else if (tool !== null && named.length === 0 && OUTWARD.test(tool)) named.push(tool);
  return [...new Set(named)];
}

/**
 * The untrusted mounts that a call reads: by a path it names, or by looking around where it stands.
 * @param resolve follows links as the container would
 */
export function untrustedReads(
  event: ToolEvent,
  mounts: GuardSession['mounts'],
  resolve: (path: string) => { real: string } | { problem: string },
): string[] {
  const untrusted = mounts.filter((mount) => mount.untrusted).map(({ target }) => target);
  if (untrusted.length === 0) return [];
  const paths = event.paths.flatMap(({ path }) => {
    const found = resolve(path);
    return 'real' in found ? [path, found.real] : [path];
  });
  if (looksAround(event)) paths.push(event.cwd);
  return untrusted.filter((target) => paths.some((path) => overlaps(path, target)));
}

/** Git, searches without a path, and whatever the tables do not describe. */
function looksAround({ program }: ToolEvent): boolean {
  return (
    program?.commands.some((command) => {
      const name = posix.basename(command.name ?? '');
      if (command.name === '' || familyOf(name) === 'network-client') return false;
      const { knowledge } = readArguments(command);
      return name === 'git' || knowledge === null || knowledge.operands.at(-1) === 'search';
    }) ?? false
  );
}
