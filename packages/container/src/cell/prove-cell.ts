// Has a started cell prove its promises, and gives it the one interface that every way of starting shares.
import type { Confinement } from '@agent-harness/contracts';
import { type Attestation, judge } from '../attest/judge.ts';
import type { CellPlan, Promises } from '../profile/promises.ts';
import type { Cell } from './cell.ts';
import type { Entry, SessionLimits } from './open-entry.ts';

/** Seconds for the cell to start and its entry to answer. */
const START_SECONDS = 60;

export interface ProveCell {
  entry: Entry;
  name: string;
  plan: CellPlan;
  promises: Promises;
  /** Programs that the image manifest lists. */
  tools: readonly string[];
  /** Ends the cell. @param over its session has ended by itself */
  remove(over: boolean): Promise<void>;
  /** What the attestation means for this way of starting. @throws AttestationError */
  settle(attestation: Attestation): Confinement;
}

/** @throws HarnessError `cell.start`, `cell.attestation`; the cell is gone then */
export async function proveCell({
  entry,
  name,
  plan,
  promises,
  tools,
  remove,
  settle,
}: ProveCell): Promise<Cell> {
  let over = false;
  const end = (): Promise<void> => remove(over);
  try {
    const writable = [...promises.tmpfs, ...promises.mounts.filter((mount) => mount.access === 'write')];
    const said = await entry.ask(
      {
        say: 'observe',
        mounts: promises.mounts.map((mount) => mount.target),
        writable: writable.map((one) => one.target),
      },
      'observed',
      START_SECONDS * 1000,
    );
    return {
      name,
      confinement: settle(judge(promises, said.observation, tools)),
      hook: async (client, socket, events) =>
        (await entry.ask({ say: 'hook', client, socket, events }, 'hooked', START_SECONDS * 1000)).answers,
      run: async (session, signal) => {
        const ended = await entry.session(session, sessionLimits(promises, plan), signal, end);
        over = ended.stopped === null;
        return ended;
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

export const sessionLimits = ({ limits }: Promises, { mounts }: CellPlan): SessionLimits => ({
  milliseconds: limits.seconds * 1000,
  writes: mounts.filter((mount) => mount.access === 'write').map((mount) => mount.source),
  writeBytes: limits.outMb * 1024 * 1024,
});
