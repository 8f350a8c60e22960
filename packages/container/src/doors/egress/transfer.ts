// One request's bytes as they pass: counted, limited, and ended when nothing moves.
import { Transform } from 'node:stream';
import type { Account, Direction, EgressLimits } from './egress-limits.ts';

export type TransferEnd = 'done' | 'idle' | 'time' | 'bytes' | 'door-closed' | 'broken';

export interface Transfer {
  /** A stream for one direction; both share one idle clock. */
  through(direction: Direction): Transform;
  readonly bytes: Readonly<Record<Direction, number>>;
  /** Aborts the request's streams. */
  readonly signal: AbortSignal;
  /** The first reason stays. */
  end(reason: TransferEnd): TransferEnd;
}

/** @param closing aborts when the door closes */
export function openTransfer(account: Account, limits: EgressLimits, closing: AbortSignal): Transfer {
  const bytes: Record<Direction, number> = { bytesUp: 0, bytesDown: 0 };
  const stop = new AbortController();
  let reason: TransferEnd | null = null;
  const end = (why: TransferEnd): TransferEnd => {
    if (reason !== null) return reason;
    reason = why;
    clearTimeout(idle);
    clearTimeout(total);
    closing.removeEventListener('abort', close);
    if (why !== 'done') stop.abort();
    return why;
  };
  const idle = setTimeout(() => end('idle'), limits.idleMs);
  const total = setTimeout(() => end('time'), limits.totalMs);
  const close = (): void => void end('door-closed');
  closing.addEventListener('abort', close);
  return {
    bytes,
    signal: stop.signal,
    end,
    through: (direction) =>
      new Transform({
        transform(chunk: Buffer, _encoding, pass) {
          if (reason === null) idle.refresh();
          // INVARIANT: what is over the limit is counted and not passed on.
          if (!account.spend(direction, chunk.length)) end('bytes');
          else bytes[direction] += chunk.length;
          pass(null, stop.signal.aborted ? undefined : chunk);
        },
      }),
  };
}
