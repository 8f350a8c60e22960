// What the agent tried to do in one refused call: the command, the place, the host or the tool that it was refused for.
import { posix } from 'node:path';
import type { AuditEvent, ToolEvent, Verdict } from '@agent-harness/contracts';
import { hostsIn } from '../shell/host.ts';
import { recordedCall } from './recorded-call.ts';

export type Attempt =
  | { kind: 'command'; name: string; words: string[] | null }
  | { kind: 'path'; root: string; access: ToolEvent['paths'][number]['access'] }
  | { kind: 'host'; name: string }
  | { kind: 'tool'; name: string };

/** @param denial the gravest one; undefined where the session, not a layer, refused */
export function attemptOf(record: AuditEvent, denial: Verdict | undefined): Attempt {
  const named = record.tool ?? record.hook ?? record.kind;
  const read = recordedCall(record);
  const event = typeof read === 'string' ? null : read.event;
  const area = denial?.rule?.split('.')[0] ?? 'session';
  switch (area) {
    case 'egress':
    case 'taint':
      return hostAttempt(denial, event) ?? commandAttempt(denial, event) ?? { kind: 'tool', name: named };
    case 'path':
    case 'credential':
      return pathAttempt(denial, event) ?? commandAttempt(denial, event) ?? { kind: 'tool', name: named };
    case 'tool':
    case 'secret':
    case 'injection':
    case 'content':
      return { kind: 'tool', name: named };
    default:
      return commandAttempt(denial, event) ?? { kind: 'tool', name: named };
  }
}

export function nameOf(attempt: Attempt): string {
  return attempt.kind === 'path' ? attempt.root : attempt.name;
}

function hostAttempt(denial: Verdict | undefined, event: ToolEvent | null): Attempt | null {
  const hosts = event?.hosts.map(({ host }) => host) ?? [];
  const name =
    hosts.find((host) => denial?.words.includes(host)) ??
    hosts[0] ??
    denial?.words.flatMap((word) => hostsIn(word))[0];
  return name === undefined ? null : { kind: 'host', name };
}

function pathAttempt(denial: Verdict | undefined, event: ToolEvent | null): Attempt | null {
  const paths = event?.paths ?? [];
  const found =
    paths.find(({ from, path }) => denial?.words.some((word) => word === from || word === path)) ?? paths[0];
  return found ? { kind: 'path', root: rootOf(found.path), access: found.access } : null;
}

/** The first two folders: enough to tell a home from a system's settings. */
function rootOf(path: string): string {
  return `/${path.split('/').filter(Boolean).slice(0, 2).join('/')}`;
}

function commandAttempt(denial: Verdict | undefined, event: ToolEvent | null): Attempt | null {
  const commands = event?.program?.commands.filter(({ name }) => name !== '') ?? [];
  const found =
    commands.find(({ name }) =>
      denial?.words.some((word) => word === name || word === posix.basename(name ?? '')),
    ) ??
    commands.find(({ words }) => words.some(({ source, text }) => denial?.words.includes(text ?? source))) ??
    commands[0];
  if (!found?.name) return null;
  const words = found.words.slice(1).map(({ text }) => text);
  const whole = event?.program?.commands.length === 1 && words.every((word) => word !== null);
  return { kind: 'command', name: posix.basename(found.name), words: whole ? (words as string[]) : null };
}
