// What the judge tells the guard about one event: everything that a plan needs, small enough to pass between threads.
import type { AuditEntry, GuardSession, Verdict } from '@agent-harness/contracts';
import type { Decision } from '../decide/decide.ts';
import type { EventFacts } from '../event/normalise.ts';
import type { Sanitised } from '../sanitise/sanitise-response.ts';
import type { Observation } from '../session/observe-call.ts';

/** What an event is, known as soon as it has been read. */
export type Facts = EventFacts;

/** What can be said beforehand about the records of an event. */
export interface Prepared {
  /** The input that the deciding record keeps. */
  kept: Pick<AuditEntry, 'input' | 'inputDigest' | 'cut'>;
  decides: boolean;
  /** Texts of the event that can be kept as they are. */
  vouched: string[];
  /** True when the event holds no credential: then they can be kept of any such event. */
  clean: boolean;
}

export interface Judgement {
  facts: Facts;
  prepared: Prepared;
  /** Of a call that is asked for, or a prompt. */
  decision: Decision | null;
  /** Of a call that is asked for. */
  asked: { observed: Observation; text: string } | null;
  /** Of a result; `value` is there only if it changed. */
  cleaned: Sanitised | null;
  /** That the result held, for their fingerprints. */
  credentials: { rule: string; secret: string }[];
  /** Short fields that events of the session carry. */
  details: Record<string, string>;
}

/** Where the judge is. `waiting`: it has not begun; `reading`: the event; `cleaning`: L4 and L5 on texts. */
export const steps = ['waiting', 'reading', 'L1', 'L2', 'L3', 'L4', 'L5', 'cleaning'] as const;

export type Step = (typeof steps)[number];

export type Judged =
  | { kind: 'judged'; judgement: Judgement }
  /** Not an event that Claude Code sends. */
  | { kind: 'unreadable'; why: string }
  /** A defect, or not enough memory. */
  | { kind: 'failed'; why: string }
  /** Stopped at its deadline; `facts` when it had been read. */
  | { kind: 'overdue'; step: Step; facts: Facts | null };

/** A record as the guard plans it: texts as they came, and without the input. */
export interface Draft {
  entry: AuditEntry;
  /** True when this record keeps the event's input or prompt. */
  decides: boolean;
}

export type Finished =
  { kind: 'finished'; entries: AuditEntry[] } | Extract<Judged, { kind: 'failed' | 'overdue' }>;

/** Reads, judges and cleans, one event after the other. */
export interface Judge extends AsyncDisposable {
  /** Resolves when the judge can take events. */
  ready(): Promise<void>;
  /** Whose policy and mounts hold for the events to come. */
  open(stage: GuardSession): void;
  /** @param withinMs for the whole event; each layer has the policy's deadline besides. Never rejects. */
  judge(bytes: Buffer, tainted: boolean, withinMs: number): Promise<Judged>;
  /**
   * Makes records fit to be kept: no credential in any text of them. Never rejects.
   * @param about the event whose texts they repeat; null for records of no event
   */
  finish(drafts: readonly Draft[], about: Buffer | null, withinMs: number): Promise<Finished>;
}

export function isLayer(step: Step): step is Verdict['layer'] {
  return step !== 'waiting' && step !== 'reading' && step !== 'cleaning';
}
