// What one stage may ask of the egress door, and the account of what it has used.

export interface EgressLimits {
  /** Requests in the stage. */
  requests: number;
  /** Requests at once. */
  concurrent: number;
  /** Bytes out of the stage and into it, all requests together. */
  bytesUp: number;
  bytesDown: number;
  /** A request in which nothing moves for this long is ended. Milliseconds. */
  idleMs: number;
  /** Longest request. Milliseconds. */
  totalMs: number;
  /** To resolve, connect and shake hands. Milliseconds. */
  connectMs: number;
}

const MEBIBYTE = 1024 * 1024;

/** Enough to read documentation and call APIs; far too little to carry a repository out. */
export const EGRESS_LIMITS: EgressLimits = {
  requests: 1000,
  concurrent: 32,
  bytesUp: 4 * MEBIBYTE,
  bytesDown: 256 * MEBIBYTE,
  idleMs: 60_000,
  totalMs: 600_000,
  connectMs: 10_000,
};

export type Direction = 'bytesUp' | 'bytesDown';

export interface Account {
  /** The number of a new request, or why there is none. */
  open(): number | string;
  close(): void;
  /** False when the stage has no bytes left in that direction. */
  spend(direction: Direction, bytes: number): boolean;
}

export function openAccount(limits: EgressLimits): Account {
  let opened = 0;
  let active = 0;
  const spent: Record<Direction, number> = { bytesUp: 0, bytesDown: 0 };
  return {
    open() {
      if (opened >= limits.requests) return `this stage has made its ${limits.requests} requests`;
      if (active >= limits.concurrent) return `${limits.concurrent} requests are under way`;
      active += 1;
      opened += 1;
      return opened;
    },
    close: () => void (active -= 1),
    spend(direction, bytes) {
      spent[direction] += bytes;
      return spent[direction] <= limits[direction];
    },
  };
}
