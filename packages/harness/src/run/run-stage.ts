// One stage: its container, attested; its session; what it wrote.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AttestationError, type Cell } from '@agent-harness/container';
import type { Confinement, RunRecord, Stage } from '@agent-harness/contracts';
import { policyDigest } from '@agent-harness/hooks';
import { jsonText } from '../files/json.ts';
import { sha256 } from '../files/digests.ts';
import { listOutputs } from '../gate/list-outputs.ts';
import { openStageDoors } from './open-stage-doors.ts';
import { type StagePlan, planStage } from './plan-stage.ts';
import { runAgent } from './run-agent.ts';
import { runProgram } from './run-program.ts';
import type { OpenRun } from './run-skill.ts';

type StageRecord = RunRecord['stages'][number];

const NO_CALLS = { asked: 0, allowed: 0, refused: 0 };

/**
 * @param earlier output folders of earlier stages, by name
 * @returns the stage's output folder on this host
 * @throws HarnessError when a wall is missing or the session failed; what was seen of it is in the record
 */
export async function runStage(
  run: OpenRun,
  stage: Stage,
  earlier: Readonly<Record<string, string>>,
): Promise<string> {
  const { bundle, folder, guard, draft, check, options, levels, upstream, launcher } = run;
  const started = performance.now();
  const output = await folder.stageOutput(stage.name, launcher.uid);
  const { snapshot, inputs, doors, programDoors } = folder;
  const { plainApi } = upstream;
  const folders = { snapshot, inputs, doors, programDoors, output, earlier, plainApi };
  const plan = planStage(bundle.manifest, stage, folders, levels, run.mcp);
  const legs = check.stages.find((one) => one.stage === stage.name)?.legs ?? [];
  const record: StageRecord = {
    name: stage.name,
    kind: stage.kind,
    exitCode: -1,
    seconds: 0,
    session: null,
    calls: NO_CALLS,
    legs,
  };
  draft.use({ [`policy ${stage.name}`]: policyDigest(plan.policy) });
  await guard.record(draft.entry('stage.open', { kind: stage.kind, legs }, stage.name));
  const opened = openLiveness(run, plan);
  // It is waited for below; until then a failure of the container is what counts.
  opened.catch(() => {});
  try {
    await using cell = await options.progress.step(
      'container',
      () => attestedCell(run, plan),
      ({ confinement }) => describeKept(stage.name, confinement),
    );
    await opened;
    await options.progress.step(
      stage.name,
      () => runSession(run, plan, cell, record),
      () => describe(record),
    );
  } finally {
    record.seconds = Math.round((performance.now() - started) / 100) / 10;
    draft.stage(record);
  }
  const digest = await digestOutput(output);
  draft.use({ [`output ${stage.name}`]: digest });
  const closed = { exitCode: record.exitCode, ...record.calls, output: digest };
  await guard.record(draft.entry('stage.closed', closed, stage.name));
  return output;
}

/** What a gate believes of an earlier stage, it can be held against later; links are named, not followed. */
async function digestOutput(folder: string): Promise<string> {
  const { files, strange } = await listOutputs(folder);
  return sha256(JSON.stringify({ files, strange: strange.sort() }));
}

/** While the container starts, the guard makes itself ready for this policy: the planted calls would wait for it. */
async function openLiveness({ guard }: OpenRun, { stage, policy, guarded }: StagePlan): Promise<void> {
  if (stage.kind === 'program') return;
  await guard.open({ stage: stage.name, policy, mounts: guarded, liveness: true });
}

function describeKept(stage: string, { attestation, missing = [] }: Confinement): string {
  const kept = (attestation ?? []).filter((line) => line.kept).length;
  const lacking = missing.map(({ promise }) => promise).join(', ');
  return `${stage}: ${kept} promises kept, proven from inside${lacking && `; NOT KEPT, as accepted: ${lacking}`}`;
}

const describe = ({ exitCode, calls }: StageRecord): string =>
  calls.asked === 0
    ? `exit ${exitCode}`
    : `${calls.asked} calls asked, ${calls.allowed} allowed, ${calls.refused} refused`;

async function runSession(run: OpenRun, plan: StagePlan, cell: Cell, record: StageRecord): Promise<void> {
  const { guard, folder, upstream, options } = run;
  const { progress, signal } = options;
  await using doors = await openStageDoors(run, plan);
  if (doors.open.length > 0) progress.note(`open for ${plan.stage.name}: ${doors.open.join(', ')}`);
  if (plan.stage.kind === 'program') {
    record.exitCode = await runProgram(cell, plan, signal);
    return;
  }
  try {
    const end = await runAgent({
      cell,
      guard,
      plan,
      upstream,
      auditFile: folder.auditFile,
      doors: folder.doors,
      progress,
      signal,
    });
    record.exitCode = end.exitCode;
    record.session = end.session;
  } finally {
    // What was asked before a session failed belongs in the record; a dead guard cannot say.
    const { asked, allowed, refused } = await guard.tally().catch(() => ({ ...NO_CALLS }));
    record.calls = { asked, allowed, refused };
  }
}

async function attestedCell(
  { launcher, imageManifest, folder, guard, draft }: OpenRun,
  { stage, cell: plan }: StagePlan,
): Promise<Cell> {
  const name = `harness-${folder.path.split('/').at(-1)}-${stage.name}`.toLowerCase();
  const tools = imageManifest.tools.map((tool) => tool.name);
  try {
    const cell = await launcher.start(name, tools, plan);
    await keep(cell.confinement);
    return cell;
  } catch (error) {
    if (error instanceof AttestationError) await keep(error.confinement);
    throw error;
  }

  async function keep(confinement: Confinement): Promise<void> {
    await writeFile(join(folder.path, `confinement-${stage.name}.json`), jsonText(confinement));
    draft.useDocument(`confinement ${stage.name}`, confinement.promises);
    draft.confine(stage.name, confinement);
    const lines = confinement.attestation ?? [];
    const broken = lines.filter((line) => !line.kept).map((line) => line.promise);
    const entry = draft.entry('attestation', { kept: lines.length - broken.length, broken }, stage.name);
    await guard.record({ ...entry, source: 'container' });
  }
}
