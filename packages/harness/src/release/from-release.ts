// How a pipeline's jobs run from a release: installed from its tarballs, in exactly its image.
import { HarnessError } from '@agent-harness/contracts';
import type { PlanOptions } from '@agent-harness/pipeline';

/** Where a job installs the release: its own folder stays as it was cut. */
const INSTALLED = 'runs/release';

const harness = `node ${INSTALLED}/node_modules/@agent-harness/harness/bin/harness.mjs`;

/** How such a job proposes a run. */
export const proposeFromRelease = (run: string, into: string): string =>
  `${harness} propose --run ${run} --into ${into} --send gitlab`;

/**
 * Pure. INVARIANT: what becomes part of a shell line is a plain word.
 * @param folder of the release, relative to the checkout
 * @param image  its id
 * @throws HarnessError `arguments.release`
 */
export function fromRelease(folder: string, image: string): PlanOptions {
  const plain = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(folder);
  if (!plain || !/^sha256:[0-9a-f]{64}$/.test(image))
    throw new HarnessError(
      'arguments.release',
      `${JSON.stringify(folder)} with ${JSON.stringify(image)} is no release`,
      'name its folder in the checkout, and its image as sha256: and 64 hex digits',
    );
  return {
    prepare: [
      `rm -rf ${INSTALLED}`,
      'mkdir -p runs',
      `cp -R ${folder} ${INSTALLED}`,
      `npm ci --offline --ignore-scripts --prefix ${INSTALLED}`,
      `${harness} image build --locked --expect ${image}`,
    ],
    command: (skill, out) => `${harness} run ${skill} --repo . --out ${out}`,
  };
}
