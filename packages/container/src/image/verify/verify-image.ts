// Verifies an image in the engine's store against the manifest's rules and, file by file, against what its lock gives.
import { createReadStream } from 'node:fs';
import type { ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../../engine/engine.ts';
import { planLayers } from '../build-image.ts';
import { type FileRecord, inOrder } from '../files/file-record.ts';
import { isOfTheEngine, listImage } from '../files/list-image.ts';
import { listTar } from '../files/list-tar.ts';
import type { ImageFile } from '../image-file.ts';
import { START } from '../oci/image-documents.ts';
import { layerOf } from '../oci/layer.ts';
import { type BuildOptions, type ImagePlan, planImage } from '../plan-image.ts';
import { compareFiles } from './compare-files.ts';
import { type Violation, judgeFiles, sizeMb } from './image-rules.ts';

export interface VerifiedImage {
  reference: string;
  files: number;
  sizeMb: number;
  budgetMb: number;
  /** `sha256:…` of the lock that the files were held against, and whose it is. */
  lock: { digest: string; source: string };
  violations: Violation[];
}

export interface VerifyOptions extends BuildOptions {
  /** Another image than the one that these inputs give. */
  reference?: string;
}

/**
 * @param files what the image must hold besides base and programs
 * @throws HarnessError `image.missing` when there is no such image, and what building its layers throws
 */
export async function verifyImage(
  engine: Engine,
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void,
  options: VerifyOptions = {},
): Promise<VerifiedImage> {
  const plan = await planImage(engine, manifest, files, step, options);
  const reference = options.reference ?? plan.reference;
  const found = await listImage(engine, reference);
  const expected = await expectedFiles(engine, manifest, plan, files, step);
  return {
    reference,
    files: found.length,
    sizeMb: sizeMb(found),
    budgetMb: manifest.budgetMb,
    lock: { digest: plan.lock.digest, source: plan.lock.source },
    violations: [
      ...judgeFiles(found, manifest),
      ...compareFiles(found, expected),
      ...(await judgeStart(engine, reference)),
    ],
  };
}

/** The layers are made from the lock when they are not in the cache: the image's own word does not count. */
async function expectedFiles(
  engine: Engine,
  manifest: ImageManifest,
  plan: ImagePlan,
  files: readonly ImageFile[],
  step: (line: string) => void,
): Promise<FileRecord[]> {
  const all = new Map<string, FileRecord>();
  for (const planned of planLayers(engine, manifest, plan, files)) {
    const layer = await layerOf(plan.cache, planned.name, planned.inputs, async (root) => {
      step(`verify: making ${planned.what} from the lock`);
      await planned.fill(root);
    });
    for (const record of await listTar(createReadStream(layer.file))) all.set(record.path, record);
  }
  return inOrder([...all.values()].filter((one) => !isOfTheEngine(one)));
}

async function judgeStart(engine: Engine, reference: string): Promise<Violation[]> {
  const { stdout } = await execa(engine.name, ['image', 'inspect', reference], { stdin: 'ignore' });
  const [image] = JSON.parse(stdout) as [{ Config?: Record<string, unknown> }];
  return Object.entries(START).flatMap(([key, should]): Violation[] => {
    const found = image.Config?.[key];
    if (JSON.stringify(found) === JSON.stringify(should)) return [];
    return [
      {
        rule: 'image.start',
        file: null,
        what: `the image’s ${key} is ${JSON.stringify(found)}, not ${JSON.stringify(should)}`,
        instead: 'do not run it; build it again with `harness image build`',
      },
    ];
  });
}
