// What the harness and its guard process say to each other over the fork's channel.
import type { AnnouncedCall, AuditEntry, CallResult, GuardSession } from '@agent-harness/contracts';

export type GuardRequest =
  | { method: 'start'; run: string; auditFile: string; socketDir: string }
  | { method: 'record'; entry: AuditEntry }
  | { method: 'open'; session: GuardSession }
  | { method: 'announce'; call: AnnouncedCall }
  | { method: 'results'; results: readonly CallResult[] }
  | { method: 'promptSeen'; withinMs: number }
  | { method: 'tally' }
  | { method: 'stop' };

export interface GuardCommand {
  id: number;
  request: GuardRequest;
}

export type GuardMessage =
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: { code: string; message: string; instead: string } }
  /** The session or the guard is over. */
  | { kind: 'failed'; reason: string };
