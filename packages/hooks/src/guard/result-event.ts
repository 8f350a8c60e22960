// A result as an event that the judge can read: Claude Code's own report of it, in the shape that the model door sees.
import { createHash } from 'node:crypto';
import type { CallResult } from '@agent-harness/contracts';
import type { Session } from '../session/session.ts';
import type { Facts } from './judgement.ts';

/** Of a call that never asked for permission. */
export const unaskedSession = 'unknown';
export const unaskedFolder = '/';

export interface ResultEvent {
  bytes: Buffer;
  facts: Facts;
}

export function resultEvent({ id, texts }: CallResult, session: Session): ResultEvent {
  const known = session.known(id);
  const hook = 'PostToolUse';
  const facts = {
    session: known?.session ?? unaskedSession,
    cwd: known?.cwd ?? unaskedFolder,
    tool: known?.tool ?? '',
  };
  const raw = {
    session_id: facts.session,
    cwd: facts.cwd,
    hook_event_name: hook,
    tool_name: facts.tool,
    tool_use_id: id,
    tool_response: texts,
  };
  const bytes = Buffer.from(JSON.stringify(raw));
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { bytes, facts: { ...facts, event: 'tool.done', hook, call: id, digest } };
}
