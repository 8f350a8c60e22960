// How a run's cells are started: by a container engine, or in the job's own container where that was asked for.
import {
  type Cell,
  type CellPlan,
  AGENT,
  type Reaped,
  findEngine,
  reap,
  requirePlace,
  startCell,
  startInPlace,
  unpackImage,
} from '@agent-harness/container';
import type { ImageManifest } from '@agent-harness/contracts';
import { type AgentImage, buildAgentImage, withAgentFiles } from './agent-image.ts';
import type { RunOptions } from './run-skill.ts';

export interface InPlace {
  /** The agent's. */
  uid: number;
  /** Promises by name that need not be kept. */
  accepted: readonly string[];
}

export interface Launcher extends AsyncDisposable {
  image: Pick<AgentImage, 'id' | 'labels' | 'clientDigest'>;
  /** The agent's, on this host. */
  uid: number;
  /** @throws HarnessError `cell.start`, `cell.attestation` */
  start(name: string, tools: readonly string[], plan: CellPlan): Promise<Cell>;
}

type Options = Pick<RunOptions, 'engine' | 'inPlace' | 'progress'>;

/** INVARIANT: in place only where it was asked for; an engine that is missing is an error. */
export const openLauncher = (options: Options, manifest: ImageManifest): Promise<Launcher> =>
  options.inPlace ? inPlace(options.inPlace, options, manifest) : byEngine(options, manifest);

async function byEngine({ engine: wanted, progress }: Options, manifest: ImageManifest): Promise<Launcher> {
  const engine = await findEngine(wanted);
  const [image, left] = await progress.step(
    'image',
    () => Promise.all([buildAgentImage(engine, manifest, progress.note), reap(engine)]),
    ([made]) => `${made.reference} (${made.built.length === 0 ? 'cached' : 'built'})`,
  );
  noteReaped(left, progress);
  return {
    image,
    uid: AGENT.uid,
    start: (name, tools, plan) => startCell({ engine, image, tools, name, plan }),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function inPlace(
  { uid, accepted }: InPlace,
  { progress }: Options,
  manifest: ImageManifest,
): Promise<Launcher> {
  await requirePlace(uid, accepted);
  noteReaped(await reap(null), progress);
  const [image, clientDigest] = await progress.step(
    'image',
    () =>
      withAgentFiles(
        async (files, digest) => [await unpackImage(manifest, files, progress.note), digest] as const,
      ),
    ([made]) => `${made.reference}, unpacked in the job’s own container`,
  );
  return {
    image: { id: image.id, labels: image.labels, clientDigest },
    uid,
    start: (name, tools, plan) => startInPlace({ image, tools, name, plan, uid, accepted }),
    [Symbol.asyncDispose]: () => image[Symbol.asyncDispose](),
  };
}

function noteReaped({ containers, folders }: Reaped, progress: RunOptions['progress']): void {
  for (const what of [...containers, ...folders])
    progress.note(`removed ${what}, which a run left that was killed`);
}
