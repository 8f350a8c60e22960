// Judges one PreToolUse event by a policy, without a session: no announcements, no taint, this machine's own files.
import { type AuditEntry, HarnessError, type Policy } from '@agent-harness/contracts';
import { cleanEntry } from '../audit/clean-entry.ts';
import { type AttendedAnswer, attendedAnswer } from '../decide/attended-answer.ts';
import { containerView } from '../decide/container-view.ts';
import { decide } from '../decide/decide.ts';
import { normalise } from '../event/normalise.ts';
import { type RawEvent, parseEvent } from '../event/parse-event.ts';
import { keptInput } from '../guard/kept-input.ts';
import { redactor } from '../sanitise/redactor.ts';

export interface Judgement {
  entry: AuditEntry;
  /** A person may overrule `ask`; whatever is not `silent` is refused until then. */
  answer: AttendedAnswer;
  /** Why the call is refused; empty when it is not. */
  reason: string;
}

/** @throws HarnessError for what is not a PreToolUse event */
export function judge(bytes: Buffer, policy: Policy): Judgement {
  const startedAt = now();
  if (bytes.length > policy.limits.maxEventBytes)
    throw new HarnessError(
      'event.invalid',
      `the event has more than ${policy.limits.maxEventBytes} bytes`,
      'split the call, or raise limits.maxEventBytes of the policy',
    );
  const raw = read(bytes);
  const event = normalise(raw);
  if (event.event !== 'tool.ask')
    throw new HarnessError(
      'event.invalid',
      `${event.hook} is not for this hook`,
      'register it for PreToolUse only; the guard process answers the other events',
    );
  const decided = decide(event, policy, {
    resolve: containerView([{ target: '/', source: '' }]),
    tainted: false,
    now,
  });
  const { decision, verdicts, reason, layerMicros, resolved } = decided;
  const answer = attendedAnswer(decided, policy);
  const redacting = redactor(raw, policy);
  const entry: AuditEntry = {
    stage: null,
    source: 'guard',
    kind: 'call.decided',
    session: event.session,
    call: event.call,
    hook: event.hook,
    tool: event.tool,
    decision,
    verdicts,
    ...keptInput(raw['tool_input'], redacting),
    cwd: event.cwd,
    digest: event.digest,
    micros: Math.round((now() - startedAt) * 1_000),
    layerMicros,
    detail: { policy: policy.name, answer, ...(resolved.length > 0 ? { resolved } : {}) },
  };
  return { entry: cleanEntry(entry, redacting.redact), answer, reason };
}

function read(bytes: Buffer): RawEvent {
  try {
    return parseEvent(bytes);
  } catch (cause) {
    throw new HarnessError(
      'event.invalid',
      `the standard input is no hook event: ${(cause as Error).message}`,
      'let Claude Code start this hook, as one for PreToolUse',
      { cause },
    );
  }
}

/** Milliseconds; `performance` is a module that is loaded when it is first named. */
function now(): number {
  const [seconds, nanos] = process.hrtime();
  return seconds * 1_000 + nanos / 1_000_000;
}
