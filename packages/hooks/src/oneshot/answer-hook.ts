// The one-shot hook for a laptop: `node hook.js --policy <profile or file> [--audit folder]`, one PreToolUse event on stdin.
// It never grants: exit 2 for a denial and for every failure of its own, `ask` where the policy lets a person overrule, and for the
// rest the user's permissions hold.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditEntry, HarnessError, describeError } from '@agent-harness/contracts';
import { harnessEntry } from '../audit/record.ts';
import { currentPolicy } from '../policy/current-policy.ts';
import { type Judgement, judge } from './judge.ts';
import type { Parts } from './parts.ts';
import { readPolicy } from './read-policy.ts';
import { readStdin } from './read-stdin.ts';
import { recordOnce } from './record-once.ts';
import { withDeadline } from './with-deadline.ts';

const help =
  'usage: node hook.js --policy <profile or policy.json> [--audit <folder>]   with a PreToolUse event on stdin';

export interface Asked {
  /** A profile, or a file. */
  policy: string;
  /** The folder of the records. */
  audit: string;
}

/** @returns the hook's answer to the event in `bytes`; throws when the call is refused */
export async function answerCall(bytes: Buffer, { policy, audit }: Asked, parts: Parts): Promise<string> {
  const judged = judgedBy(bytes, policy, parts);
  const { entry, answer, reason } = await judged.catch((cause: unknown) => {
    recordOnce(audit, failureOf(bytes, cause));
    throw cause;
  });
  recordOnce(audit, entry);
  if (answer === 'deny') throw new HarnessError('call.refused', reason, 'do what the reason says');
  return answer === 'ask' ? asking(reason) : '{}';
}

async function judgedBy(bytes: Buffer, policy: string, parts: Parts): Promise<Judgement> {
  const rules = currentPolicy(await readPolicy(policy, projectFolder(), parts), new Date());
  return withDeadline(() => judge(bytes, rules), judgeMs);
}

/** What is kept of a call that could not be judged: that it was refused, and why by a code, because messages can repeat the event. */
function failureOf(bytes: Buffer, cause: unknown): AuditEntry {
  const { code, name } = cause as { code?: unknown; name?: unknown };
  const entry = harnessEntry('guard.failed', { rule: String(code ?? name) });
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { ...entry, source: 'guard', decision: 'deny', digest };
}

/** Claude Code then asks the person, whatever the user's permissions say. */
function asking(permissionDecisionReason: string): string {
  return JSON.stringify({
    hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'ask', permissionDecisionReason },
  });
}

function readArguments(): Asked {
  const { values } = parseArgs({ options: { policy: { type: 'string' }, audit: { type: 'string' } } });
  if (!values.policy) throw new HarnessError('hook.usage', 'no policy is given', help);
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  return { policy: values.policy, audit: values.audit ?? join(state, 'agent-harness') };
}

/** Claude Code tells its hooks where the project is; `cd` moves the working folder, not this. */
function projectFolder(): string {
  return process.env['CLAUDE_PROJECT_DIR'] || process.cwd();
}

/** INVARIANT: an answer that could not be given whole is a refusal, and exit code 2 refuses without a word. */
function end(code: 0 | 2, text: string): never {
  const bytes = Buffer.from(text);
  try {
    if (writeSync(code === 0 ? 1 : 2, bytes) === bytes.length) process.exit(code);
  } finally {
    process.exit(2);
  }
}

/** For the judgement, which no timer can interrupt. Milliseconds. */
const judgeMs = 3_000;

/** Below the time that Claude Code gives a hook: one that it gives up on fails open. Milliseconds. */
const deadlineMs = 5_000;

/** Answers for the process, and ends it. */
export function answerHook(parts: Parts): void {
  setTimeout(() => end(2, `no decision within ${deadlineMs} ms; the call is refused\n`), deadlineMs);
  process.on('uncaughtException', (cause) => end(2, `${describeError(cause)}\n`));
  answerInput(parts).then(
    (text) => end(0, text),
    (cause: unknown) => end(2, `${isRefusal(cause) ? cause.message : describeError(cause)}\n`),
  );
}

async function answerInput(parts: Parts): Promise<string> {
  const asked = readArguments();
  return answerCall(await readStdin(), asked, parts);
}

function isRefusal(cause: unknown): cause is HarnessError {
  return cause instanceof HarnessError && cause.code === 'call.refused';
}
