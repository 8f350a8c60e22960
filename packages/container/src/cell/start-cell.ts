// Starts a stage's container and has it prove its promises before anything runs in it.
import type { Engine } from '../engine/engine.ts';
import { removeContainer } from '../engine/remove-container.ts';
import { type CellPlan, promisesOf } from '../profile/promises.ts';
import { runArguments } from '../profile/run-arguments.ts';
import { AttestationError } from './attestation-error.ts';
import type { Cell } from './cell.ts';
import { openEntry } from './open-entry.ts';
import { proveCell } from './prove-cell.ts';

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
  return proveCell({
    entry,
    name,
    plan,
    promises,
    tools,
    settle: (attestation) => {
      const confinement = {
        contract: 'confinement/1' as const,
        mode: 'launch' as const,
        engine: `${engine.name} ${engine.version}`,
        image: image.id,
        promises,
        attestation,
      };
      const broken = attestation.filter((line) => !line.kept);
      if (broken.length > 0) throw new AttestationError(confinement, broken);
      return confinement;
    },
    remove: async (over) => {
      // The engine removes a container that has ended by itself; a second engine call would take as long again.
      if (over && (await entry.closedWithin(ENDS_WITHIN_MS))) return;
      await removeContainer(engine, name);
      await entry.closed;
    },
  });
}
