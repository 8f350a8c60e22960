// Publishes a run's outputs: they leave the stage's folder only through the gate.
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { loadVerifier } from '@agent-harness/skills';
import type { OpenRun } from '../run/run-skill.ts';
import { type GateResult, openGate } from './gate.ts';

/** @throws HarnessError `gate.refused` naming every check that failed; the outputs then stay in stages/ */
export async function publish(
  { bundle, repository, folder, draft, options }: OpenRun,
  outputs: Record<string, string>,
): Promise<void> {
  const last = outputs[bundle.manifest.stages.at(-1)?.name ?? ''] ?? '';
  const gate = await options.progress.step(
    'gate',
    async () => {
      const verify = await loadVerifier(bundle);
      const result = await openGate(bundle.manifest, last, verify, {
        repository: folder.snapshot,
        head: repository.state.head,
        inputs: folder.inputs,
        outputs,
      });
      draft.gate(result.lines);
      return requirePassed(result);
    },
    ({ lines }) => lines.map((line) => `${line.check}: ${line.detail}`).join('; '),
  );
  const target = join(folder.path, 'outputs');
  await mkdir(target);
  await cp(last, target, { recursive: true });
  draft.outputs(gate.files);
}

function requirePassed(result: GateResult): GateResult {
  if (result.passed) return result;
  const failed = result.lines.filter((line) => !line.passed).map((line) => `${line.check}: ${line.detail}`);
  throw new HarnessError(
    'gate.refused',
    `the publish gate stays shut: ${failed.join('; ')}`,
    'the outputs stay in stages/ for inspection and are not published',
  );
}
