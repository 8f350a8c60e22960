// Starts a stage's container and has it prove its promises before anything runs in it.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Confinement, HarnessError } from '@agent-harness/contracts';
import { judge } from '../attest/judge.ts';
import type { Engine } from '../engine/engine.ts';
import { removeContainer } from '../engine/remove-container.ts';
import { type CellPlan, type Promises, promisesOf } from '../profile/promises.ts';
import { runArguments } from '../profile/run-arguments.ts';
import type { Cell } from './cell.ts';
import { type SessionLimits, openEntry } from './open-entry.ts';

/** Seconds for the engine to start the container and the entry to answer. */
const START_SECONDS = 60;
/** For a container whose session is over to be gone: what its entry says of that is only a hint. */
const ENDS_WITHIN_MS = 2000;

export interface StartCell {
  engine: Engine;
  image: { reference: string; id: string };
  /** Programs that the image manifest lists. */
  tools: readonly string[];
  name: string;
  plan: CellPlan;
}

/**
 * @throws HarnessError `cell.start` when the container does not come up, `cell.attestation` when a promise is not
 *   kept; the container is gone in both cases
 */
export async function startCell({ engine, image, tools, name, plan }: StartCell): Promise<Cell> {
  const promises = promisesOf(plan);
  const entry = openEntry(engine, runArguments(engine, name, image.reference, promises, plan));
  let over = false;
  const remove = async (): Promise<void> => {
    // The engine removes a container that has ended by itself; a second engine call would take as long again.
    if (
      over &&
      (await Promise.race([entry.closed.then(() => true), sleep(ENDS_WITHIN_MS, false, { ref: false })]))
    )
      return;
    await removeContainer(engine, name);
    await entry.closed;
  };
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
    const attestation = judge(promises, said.observation, tools);
    const confinement: Confinement = {
      contract: 'confinement/1',
      mode: 'launch',
      engine: `${engine.name} ${engine.version}`,
      image: image.id,
      promises,
      attestation,
    };
    requireKept(confinement);
    return {
      name,
      confinement,
      hook: async (client, socket, events) =>
        (await entry.ask({ say: 'hook', client, socket, events }, 'hooked', START_SECONDS * 1000)).answers,
      run: async (session, signal) => {
        const end = await entry.session(session, sessionLimits(promises, plan), signal, remove);
        over = end.stopped === null;
        return end;
      },
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

export const sessionLimits = ({ limits }: Promises, { mounts }: CellPlan): SessionLimits => ({
  milliseconds: limits.seconds * 1000,
  writes: mounts.filter((mount) => mount.access === 'write').map((mount) => mount.source),
  writeBytes: limits.outMb * 1024 * 1024,
});

/** Thrown with the attestation, so that the record shows what was seen. */
export class AttestationError extends HarnessError<'cell.attestation'> {
  readonly confinement: Confinement;

  constructor(confinement: Confinement, broken: readonly string[]) {
    super(
      'cell.attestation',
      `the container does not keep ${broken.length === 1 ? 'a promise' : `${broken.length} promises`}: ${broken.join('; ')}`,
      'nothing ran; `harness doctor` explains what this host cannot give',
    );
    this.confinement = confinement;
  }
}

function requireKept(confinement: Confinement): void {
  const broken = (confinement.attestation ?? []).filter((line) => !line.kept);
  if (broken.length > 0)
    throw new AttestationError(
      confinement,
      broken.map((line) => `${line.promise} (saw: ${line.saw})`),
    );
}
