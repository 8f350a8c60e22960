// One stage session as the guard remembers it: which calls the model asked for, and how far each one has come.
import type { AnnouncedCall, CallTally, GuardSession } from '@agent-harness/contracts';
import { hasTooManyMembers } from '../event/count-members.ts';
import { createBell } from './bell.ts';
import { callKey } from './call-key.ts';
import { callLikeness } from './call-likeness.ts';
import { type SessionMemory, createMemory } from './memory.ts';
import { type Refusal, refusal } from './refusal.ts';

/** How far a call can have come. */
export const progresses = ['unknown', 'announced', 'refused', 'allowed', 'ended'] as const;

export type Progress = (typeof progresses)[number];

/** A request for permission, which does not say which call it is for. */
export interface AskedCall {
  tool: string;
  /** Its `callKey` and `callLikeness`; the second may be made when it is read. */
  key: string;
  readonly likeness: string;
  /** Claude Code's session, and where it stands. */
  session: string;
  cwd: string;
}

export interface Session {
  readonly stage: GuardSession;
  /** What calls of this session did, for the calls after them. */
  readonly memory: SessionMemory;
  /** True once text that reads like instructions has reached the model. */
  readonly tainted: boolean;
  taint(): void;
  announce(call: AnnouncedCall): void;
  /** True when this call is undecided, and no other is, nor is any running. */
  awaitsOnly(id: string): boolean;
  /** Resolves when an undecided call is announced that the request can mean, or after `withinMs`. */
  announced(asked: AskedCall, withinMs: number): Promise<boolean>;
  /** Finds the call that a request means, and takes its one turn to be decided. */
  ask(asked: AskedCall): { call: string } | Refusal;
  /** The decision to let the call run is on record. */
  allow(id: string): void;
  /**
   * Counts a refusal of a call, or of another event.
   * @returns true when this one opens the circuit
   */
  refuse(what: 'call' | 'event', rules: readonly string[]): boolean;
  /** An event was refused without a word that Claude Code passes on: some call is not granted for it. */
  refuseSilently(): void;
  /** True once for each such refusal. */
  takeSilentRefusal(): boolean;
  progress(id: string): Progress;
  /** What is known of an announced call; session and folder once it was asked. */
  known(id: string): { tool: string; session: string | null; cwd: string | null } | null;
  /** Ends a call in whatever state it is: the model is about to read its result. */
  end(id: string): void;
  /** The first prompt has passed the hooks. */
  prompted(): void;
  promptSeen(withinMs: number): Promise<boolean>;
  tally(): CallTally;
  /** Why the circuit is open: how many refusals, and by which rules. */
  circuitReason(): string;
}

interface Call extends AnnouncedCall {
  progress: 'announced' | 'asked' | 'allowed' | 'ended';
  key: string;
  asked: Pick<AskedCall, 'session' | 'cwd'> | null;
}

/** An input that is nested deeper than the stack, or has members without end, is none: no request matches it. */
function keyed(call: AnnouncedCall): AnnouncedCall & { key: string } {
  try {
    if (!hasTooManyMembers(call.input)) return { ...call, key: callKey(call.tool, call.input) };
  } catch {
    // Nested too deeply.
  }
  return { ...call, input: null, key: callKey(call.tool, null) };
}

export function createSession(stage: GuardSession): Session {
  const calls = new Map<string, Call>();
  const rules = new Map<string, number>();
  const waiting = createBell();
  let tainted = false;
  let prompted = false;
  let asked = 0;
  let allowed = 0;
  let refused = 0;
  let refusals = 0;
  let silent = 0;

  // In a liveness session refusals are what is wanted, so they never end it.
  const circuitOpen = (): boolean => !stage.liveness && refusals >= stage.policy.limits.maxRefusals;

  const ranked = (): CallTally['rules'] =>
    [...rules].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
  const openCircuit = (): Refusal => {
    const most = ranked().slice(0, 3);
    return refusal(
      'session.circuit-open',
      `${refusals} refusals${most.length > 0 ? `, most by ${most.map(({ rule, count }) => `${rule} (${count})`).join(', ')}` : ''}`,
    );
  };

  /** The one with this very input, or else one whose input Claude Code may have made into this. */
  function meant(request: AskedCall): Call | null {
    const { tool, key, cwd } = request;
    const undecided = [...calls.values()].filter(
      (call) => call.progress === 'announced' && call.tool === tool,
    );
    return (
      undecided.find((call) => call.key === key) ??
      undecided.find((call) => callLikeness(tool, call.input, cwd) === request.likeness) ??
      null
    );
  }

  return {
    stage,
    memory: createMemory(),
    get tainted() {
      return tainted;
    },
    taint() {
      tainted = true;
    },
    announce(call) {
      if (!calls.has(call.id)) calls.set(call.id, { ...keyed(call), progress: 'announced', asked: null });
      waiting.ring();
    },
    awaitsOnly: (id) =>
      calls.get(id)?.progress === 'announced' &&
      [...calls].every(
        ([other, { progress }]) => other === id || progress === 'asked' || progress === 'ended',
      ),
    announced: (request, withinMs) => waiting.until(() => meant(request) !== null, withinMs),
    ask(request) {
      asked += 1;
      if (circuitOpen()) return openCircuit();
      const call = meant(request);
      if (!call) {
        const again = [...calls.values()].some(({ key }) => key === request.key);
        return refusal(again ? 'session.repeated-call' : 'session.unasked-call');
      }
      call.progress = 'asked';
      // Not the request itself: it holds its whole input.
      call.asked = { session: request.session, cwd: request.cwd };
      return { call: call.id };
    },
    allow(id) {
      const call = calls.get(id);
      if (call?.progress !== 'asked') return;
      allowed += 1;
      call.progress = 'allowed';
    },
    refuse(what, because) {
      const wasOpen = circuitOpen();
      refusals += 1;
      if (what === 'call') refused += 1;
      for (const rule of because) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      return circuitOpen() && !wasOpen;
    },
    refuseSilently() {
      silent += 1;
    },
    takeSilentRefusal() {
      const left = silent > 0;
      if (left) silent -= 1;
      return left;
    },
    progress(id) {
      const progress = calls.get(id)?.progress ?? 'unknown';
      return progress === 'asked' ? 'refused' : progress;
    },
    known(id) {
      const call = calls.get(id);
      return call
        ? { tool: call.tool, session: call.asked?.session ?? null, cwd: call.asked?.cwd ?? null }
        : null;
    },
    end(id) {
      const call = calls.get(id);
      if (call) call.progress = 'ended';
    },
    prompted() {
      prompted = true;
      waiting.ring();
    },
    promptSeen: (withinMs) => waiting.until(() => prompted, withinMs),
    tally: () => ({
      asked,
      allowed,
      refused,
      rules: ranked(),
      unaccounted: [...calls].filter(([, call]) => call.progress === 'announced').map(([id]) => id),
    }),
    circuitReason: () => openCircuit().reason,
  };
}
