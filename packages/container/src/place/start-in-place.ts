// Starts a stage's cell inside the job's own container, without an engine, and has it prove what it can keep.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { ATTESTED, promiseOf } from '../attest/promise-of.ts';
import { AttestationError } from '../cell/attestation-error.ts';
import type { Cell } from '../cell/cell.ts';
import { openEntry } from '../cell/open-entry.ts';
import { proveCell } from '../cell/prove-cell.ts';
import { type CellPlan, promisesOf } from '../profile/promises.ts';
import { NAME_SPACES, placeArguments } from './place-arguments.ts';
import { settleMissing } from './settle-missing.ts';
import type { UnpackedImage } from './unpack-image.ts';

/** For a cell whose session is over to be gone. */
const ENDS_WITHIN_MS = 500;

export interface StartInPlace {
  image: Pick<UnpackedImage, 'root' | 'confine' | 'id'>;
  tools: readonly string[];
  name: string;
  plan: CellPlan;
  /** The agent's; its group has the same number. */
  uid: number;
  /** Promises by name that need not be kept. */
  accepted: readonly string[];
}

/**
 * Whether this process may start cells in place at all.
 * @throws HarnessError `cell.place` with the wall that would be missing
 */
export async function requirePlace(uid: number, accepted: readonly string[]): Promise<void> {
  const own = process.getuid?.() ?? -1;
  if (uid === own || uid === 0)
    throw new HarnessError(
      'cell.place',
      `the agent’s uid ${uid} is ${uid === own ? 'the guard’s own' : 'root’s'}: it could end the guard and read its memory`,
      'name another with --agent-uid; 10001 is the default',
    );
  if (own !== 0)
    throw new HarnessError(
      'cell.place',
      `only root can give the agent a uid of its own, and this is uid ${own}`,
      'run the job’s container as root; the agent gives up every privilege',
    );
  const unknown = accepted.filter((name) => !ATTESTED.has(name));
  if (unknown.length > 0)
    throw new HarnessError(
      'cell.place',
      `no promise is called ${unknown.join(' or ')}`,
      `--accept-missing takes ${[...ATTESTED].sort().join(', ')}`,
    );
  const ran = await execa('unshare', [...NAME_SPACES, '--fork', 'true'], { reject: false, stdin: 'ignore' });
  if (ran.exitCode !== 0)
    throw new HarnessError(
      'cell.place',
      `this job may not make name spaces, and without them the agent would share the job’s files, processes and network: ${ran.stderr.trim().split('\n')[0] || ran.shortMessage}`,
      'give the job’s container CAP_SYS_ADMIN (GitLab runner: cap_add = ["SYS_ADMIN"]), or run with an engine',
    );
}

/** @throws HarnessError `cell.start`, or `cell.attestation` naming what is not kept and not accepted */
export async function startInPlace({ image, tools, name, plan, uid, accepted }: StartInPlace): Promise<Cell> {
  const promises = { ...promisesOf(plan), user: { uid, gid: uid } };
  const { root, confine } = image;
  const entry = openEntry({ name: 'unshare' }, placeArguments({ root, confine, promises, plan }));
  return proveCell({
    entry,
    name,
    plan,
    promises,
    tools,
    settle: (attestation) => {
      const { missing, refused } = settleMissing(attestation, accepted);
      const confinement = {
        contract: 'confinement/1' as const,
        mode: 'in-place' as const,
        engine: 'none',
        image: image.id,
        promises,
        attestation,
        missing,
      };
      if (refused.length === 0) return confinement;
      const names = [...new Set(refused.flatMap(({ promise }) => promiseOf(promise) ?? []))];
      throw new AttestationError(
        confinement,
        refused,
        `nothing ran; who can do without them says --accept-missing ${names.join(',')}`,
      );
    },
    remove: async (over) => {
      if (over && (await entry.closedWithin(ENDS_WITHIN_MS))) return;
      entry.kill();
      await entry.closed;
    },
  });
}
