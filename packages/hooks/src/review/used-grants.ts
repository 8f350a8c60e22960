// Which grants the allowed calls of a set of runs used, and which none did.
import { posix } from 'node:path';
import type { AuditEvent, ToolEvent } from '@agent-harness/contracts';
import { SHELL_FIELD } from '../event/tool-fields.ts';
import { isAtOrBelow } from '../policy/is-at-or-below.ts';
import { isCallDecision } from './is-call-decision.ts';
import { recordedCall } from './recorded-call.ts';
import type { ReviewedLog } from './read-log.ts';
import { isPlanted } from './is-planted.ts';

export type GrantKind = 'tool' | 'command' | 'read' | 'write' | 'host';

export interface Grant {
  /** `skill/stage`. */
  stage: string;
  kind: GrantKind;
  /** One line: `Read`, `git log`, `/workspace`, `api.example.com`. */
  grant: string;
}

export interface GrantUse {
  granted: Grant[];
  used: Grant[];
  /** Sessions per stage, by which an unused grant is judged. */
  sessions: Map<string, number>;
  /** Kinds of grants per stage that an allowed call may have used without the log saying so: its input is not whole. */
  unknown: Map<string, Set<GrantKind>>;
}

const LISTS: readonly (readonly [GrantKind, string])[] = [
  ['tool', 'tools'],
  ['command', 'commands'],
  ['read', 'read'],
  ['write', 'write'],
  ['host', 'hosts'],
];

export function grantUse(logs: readonly ReviewedLog[]): GrantUse {
  const granted = new Map<string, Grant>();
  const used = new Map<string, Grant>();
  const sessions = new Map<string, number>();
  const unknown = new Map<string, Set<GrantKind>>();

  function opened(record: AuditEvent, stage: string): void {
    sessions.set(stage, (sessions.get(stage) ?? 0) + 1);
    for (const grant of grantsIn(record, stage)) granted.set(JSON.stringify(grant), grant);
  }

  function allowed(record: AuditEvent, stage: string): void {
    const read = recordedCall(record);
    if (typeof read === 'string')
      unknown.set(stage, new Set([...(unknown.get(stage) ?? []), ...hidden(record)]));
    const uses = typeof read === 'string' ? toolUse(record) : usesOf(read.event);
    for (const [key, one] of granted)
      if (one.stage === stage && uses.some((use) => isServed(one, use))) used.set(key, one);
  }

  for (const { skill, events } of logs)
    for (const record of events.filter((one) => !isPlanted(one))) {
      const stage = `${skill ?? '?'}/${record.stage ?? '?'}`;
      if (record.detail['opened'] === true) opened(record, stage);
      if (record.decision === 'allow' && isCallDecision(record)) allowed(record, stage);
    }
  return { granted: [...granted.values()], used: [...used.values()], sessions, unknown };
}

/** Grants that no allowed call used, of the kinds that the logs can tell. */
export function unusedGrants({ granted, used, unknown }: GrantUse): Grant[] {
  const known = new Set(used.map((grant) => JSON.stringify(grant)));
  return granted.filter(
    (grant) => !known.has(JSON.stringify(grant)) && !unknown.get(grant.stage)?.has(grant.kind),
  );
}

function grantsIn({ detail }: AuditEvent, stage: string): Grant[] {
  return LISTS.flatMap(([kind, field]) => {
    const list = detail[field];
    return Array.isArray(list) ? list.map((grant) => ({ stage, kind, grant })) : [];
  });
}

type Use = Pick<Grant, 'kind' | 'grant'>;

/** The beginning of a file tool's input still names its file. */
const FILE = /^\{"file_path":"((?:[^"\\]|\\.)*)"/u;

function toolUse({ tool, input }: AuditEvent): Use[] {
  const file = FILE.exec(input ?? '')?.[1];
  return [
    ...(tool === null ? [] : [{ kind: 'tool' as const, grant: tool }]),
    ...(file === undefined
      ? []
      : [{ kind: tool === 'Read' ? ('read' as const) : ('write' as const), grant: file }]),
  ];
}

function hidden({ tool, input }: AuditEvent): GrantKind[] {
  if (tool !== null && SHELL_FIELD.has(tool)) return ['command', 'read', 'write', 'host'];
  return FILE.test(input ?? '') ? [] : ['read', 'write', 'host'];
}

function usesOf({ tool, program, paths, hosts, cwd }: ToolEvent): Use[] {
  const commands = program?.commands ?? [];
  return [
    ...(tool === null ? [] : [{ kind: 'tool' as const, grant: tool }]),
    ...commands.map(({ name, words }) => ({
      kind: 'command' as const,
      grant: [posix.basename(name ?? ''), ...words.slice(1).map(({ text }) => text ?? '')].join(' '),
    })),
    ...paths.map(({ path, access }) => ({
      kind: access === 'write' ? ('write' as const) : ('read' as const),
      grant: path,
    })),
    // A command without a path works where it stands.
    ...(commands.length > 0 ? [{ kind: 'read' as const, grant: cwd }] : []),
    ...hosts.map(({ host }) => ({ kind: 'host' as const, grant: host })),
  ];
}

/** @param use of a path, a host, a tool, or a command with its words */
function isServed({ kind, grant }: Use, { kind: usedKind, grant: use }: Use): boolean {
  if (kind !== usedKind) return false;
  switch (kind) {
    case 'tool':
      return grant === use;
    case 'command': {
      const [name, subcommand] = grant.split(' ');
      const [used, ...words] = use.split(' ');
      return name === used && (subcommand === undefined || words.includes(subcommand));
    }
    case 'read':
    case 'write':
      return isAtOrBelow(use, grant);
    case 'host':
      return grant.startsWith('*.') ? use.endsWith(grant.slice(1)) : grant === use;
  }
}
