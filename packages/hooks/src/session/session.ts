// One stage session as the guard remembers it: which calls the model asked for, and how far each one has come.
import type { AnnouncedCall, CallTally, GuardSession } from '@agent-harness/contracts';
import { createBell } from './bell.ts';
import { type SessionMemory, createMemory } from './memory.ts';
import { type Refusal, refusal } from './refusal.ts';

/** How far a call can have come. */
export const progresses = ['unknown', 'announced', 'refused', 'allowed', 'ended'] as const;

export interface Session {
  readonly stage: GuardSession;
  /** What calls of this session did, for the calls after them. */
  readonly memory: SessionMemory;
  /** True once text that reads like instructions has reached the model. */
  readonly tainted: boolean;
  taint(): void;
  announce(call: AnnouncedCall): void;
  /** Resolves when the call is announced, or after `withinMs`. */
  announced(id: string, withinMs: number): Promise<boolean>;
  isAnnounced(id: string): boolean;
  /** Takes the call's one turn to be decided. */
  ask(call: AnnouncedCall): Refusal | null;
  /** The decision of an asked call is on record. `key` is its `callKey`. */
  allow(call: AnnouncedCall, key: string): void;
  /**
   * Counts a refusal of a call, or of another event.
   * @returns true when this one opens the circuit
   */
  refuse(what: 'call' | 'event', rules: readonly string[]): boolean;
  /** Matches a permission request to an allowed call that waits for one. */
  permit(key: string): { call: string } | Refusal;
  progress(id: string): (typeof progresses)[number];
  /** Ends a call. @returns false when it was never allowed, or has ended before */
  end(id: string): boolean;
  /** Ends a call in whatever state it is: the batch that carries its result is over. */
  close(id: string): void;
  /** The first prompt has passed the hooks. */
  prompted(): void;
  promptSeen(withinMs: number): Promise<boolean>;
  tally(): CallTally;
  /** Why the circuit is open: how many refusals, and by which rules. */
  circuitReason(): string;
}

interface Call {
  tool: string;
  progress: 'announced' | 'asked' | 'allowed' | 'ended';
  key: string | null;
  permitted: boolean;
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

  return {
    stage,
    memory: createMemory(),
    get tainted() {
      return tainted;
    },
    taint() {
      tainted = true;
    },
    announce({ id, tool }) {
      if (!calls.has(id)) calls.set(id, { tool, progress: 'announced', key: null, permitted: false });
      waiting.ring();
    },
    announced: (id, withinMs) => waiting.until(() => calls.has(id), withinMs),
    isAnnounced: (id) => calls.has(id),
    ask({ id, tool }) {
      asked += 1;
      const call = calls.get(id);
      if (circuitOpen()) return openCircuit();
      if (!call) return refusal('session.unasked-call');
      if (call.tool !== tool)
        return refusal('session.unasked-call', `it asked for ${call.tool}, not ${tool}`);
      if (call.progress !== 'announced') return refusal('session.repeated-call');
      call.progress = 'asked';
      return null;
    },
    allow({ id, tool }, key) {
      allowed += 1;
      calls.set(id, { tool, progress: 'allowed', key, permitted: false });
    },
    refuse(what, because) {
      const wasOpen = circuitOpen();
      refusals += 1;
      if (what === 'call') refused += 1;
      for (const rule of because) rules.set(rule, (rules.get(rule) ?? 0) + 1);
      return circuitOpen() && !wasOpen;
    },
    permit(key) {
      if (circuitOpen()) return openCircuit();
      for (const [id, call] of calls) {
        if (call.progress !== 'allowed' || call.permitted || call.key !== key) continue;
        call.permitted = true;
        return { call: id };
      }
      return refusal('session.unmatched-permit');
    },
    progress(id) {
      const progress = calls.get(id)?.progress ?? 'unknown';
      return progress === 'asked' ? 'refused' : progress;
    },
    end(id) {
      const call = calls.get(id);
      if (call?.progress !== 'allowed') return false;
      call.progress = 'ended';
      return true;
    },
    close(id) {
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
      unaccounted: [...calls].filter(([, call]) => call.progress !== 'ended').map(([id]) => id),
    }),
    circuitReason: () => openCircuit().reason,
  };
}
