// The small interfaces through which layers meet; `harness` wires their implementations.
import type { AuditEntry } from './audit-entry.ts';
import type { Policy } from './generated/policy.ts';

/** Writes to the run's audit log. Resolves when the record is durable; rejects when it is not. */
export type RecordEvent = (entry: AuditEntry) => Promise<void>;

/**
 * Cleans what came from outside before a model reads it, shape kept: L5 as a door needs it.
 * `flags` names the rules of what was taken out; empty when nothing was.
 */
export type ScanResult = (value: unknown) => { value: unknown; flags: readonly string[] };

/** Whether the guard let this call through: a door that is asked for one believes the guard, not who asks. */
export type AdmitCall = (call: Pick<AnnouncedCall, 'id' | 'tool'>) => Promise<boolean>;

/**
 * A skill's own judgement of a call's arguments, before the MCP server sees them: null when it may go, or in words what
 * is refused and what to ask instead. For what a schema cannot say, such as where a query may look.
 */
export type CheckCall = (tool: string, given: Readonly<Record<string, unknown>>) => string | null;

/** A tool call that the model asked for, as the model door saw it pass. */
export interface AnnouncedCall {
  id: string;
  tool: string;
  /** As the model wrote it; null when that is no JSON object. */
  input: Readonly<Record<string, unknown>> | null;
}

/** What one call brought back, on its way to the model. */
export interface CallResult {
  id: string;
  isError: boolean;
  /** Its texts, in order. */
  texts: readonly string[];
}

/** What becomes of a result: it goes on, other texts go in its place (as many), or no request carries it and the session is over. */
export type ResultVerdict =
  { kind: 'pass' } | { kind: 'replace'; texts: readonly string[] } | { kind: 'stop'; reason: string };

/** Judges results before the model reads them; one verdict each, in their order. Rejects when it cannot: then none may go on. */
export type JudgeResults = (results: readonly CallResult[]) => Promise<readonly ResultVerdict[]>;

/** The trusted process that decides every call of one stage's session. */
export interface Guard extends AsyncDisposable {
  /** Process id, for tests that kill it. */
  readonly pid: number;
  /** Unix socket on this host; the container sees it under `/run/harness`. */
  readonly socket: string;
  /** Appends to the audit log that the guard owns. */
  record: RecordEvent;
  /** Opens one session: its events are decided by this policy. Liveness and the agent's session are two. */
  open(session: GuardSession): Promise<void>;
  /** Tells the guard that the model asked for a call; events for other calls are forged. */
  announce(call: AnnouncedCall): Promise<void>;
  /** Judges and records what calls brought back. The verdict on one id and content may be kept: it does not change. */
  results: JudgeResults;
  /** Resolves when the open session's first prompt has passed the hooks: the proof that they are loaded. */
  promptSeen(withinMs: number): Promise<boolean>;
  /** Calls of the open session so far. */
  tally(): Promise<CallTally>;
  /** Resolves with the reason if the guard ends, breaks the circuit, or its log fails. */
  readonly failed: Promise<string>;
}

export interface GuardSession {
  stage: string;
  policy: Policy;
  /**
   * Container path → host path, so that symlinks are resolved as the container would.
   * `untrusted`: others write what lies there, so whatever is read from it must not leave for another place.
   */
  mounts: readonly { target: string; source: string; untrusted?: boolean }[];
  /** True while planted calls prove that each layer refuses. */
  liveness: boolean;
}

export interface CallTally {
  asked: number;
  allowed: number;
  refused: number;
  /** Rule ids of the refusals, most frequent first. */
  rules: { rule: string; count: number }[];
  /** Ids of calls that the model asked for and that were neither decided nor refused by Claude Code for their form: their hooks did not reach this guard. */
  unaccounted: string[];
}

/** One block of a model's reply, in the Messages API's own shape. */
export type ReplyBlock =
  { type: 'text'; text: string } | { type: 'tool_use'; name: string; input: Record<string, unknown> };

/** A tool result as the offline script sees it. */
export interface ToolOutcome {
  id: string;
  name: string;
  input: Record<string, unknown>;
  text: string;
  isError: boolean;
}

/**
 * A deterministic stand-in for the model, shipped with a skill: from all outcomes so far, the next reply.
 * It is called once a turn and keeps no state. A reply without tool_use ends the session.
 */
export type OfflineScript = (outcomes: readonly ToolOutcome[]) => ReplyBlock[];

/** What a skill's verifier is given, outside the container. */
export interface VerifyInput {
  /** The repository at the commit the run read. */
  repository: string;
  head: string;
  /** Folder with what the run was handed, one file for each input that was given. */
  inputs?: string;
  /** Folder of each stage's outputs, by stage name. */
  outputs: Readonly<Record<string, string>>;
}

export interface Finding {
  file: string;
  line: number | null;
  message: string;
}

/** Re-verifies every claim of a skill's outputs. No findings means that the gate may open. */
export type SkillVerifier = (input: VerifyInput) => Promise<Finding[]>;
