// `harness run`: one skill, unattended, from resolved manifest to sealed log.
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EngineName, Network } from '@agent-harness/container';
import {
  type Guard,
  HarnessError,
  type OfflineScript,
  type RunRecord,
  describeError,
} from '@agent-harness/contracts';
import { startGuard } from '@agent-harness/hooks';
import type { SkillBundle } from '@agent-harness/skills';
import { jsonText } from '../files/json.ts';
import { publish } from '../gate/publish.ts';
import { writeReport } from '../report/write-report.ts';
import { exitCodeOf } from './exit-code.ts';
import type { InPlace } from './launcher.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import type { Progress } from './progress.ts';
import { RecordDraft } from './record-draft.ts';
import { snapshot } from './repository.ts';
import { type RunFolder, markLatest, openRunFolder, runId } from './run-folder.ts';
import { writeInputs } from './read-inputs.ts';
import { readSkip } from './read-skip.ts';
import { releaseOf } from './release-of.ts';
import { runStage } from './run-stage.ts';
import { sealLog } from './seal-log.ts';
import type { StandIns } from './stand-in.ts';

export interface RunOptions {
  /** A skill's name, or one that is not among packages/skills. */
  skill: string | SkillBundle;
  repository: string;
  /** File by name of the input; `-` is standard input. */
  inputs?: Readonly<Record<string, string>>;
  /** Names of optional stages to run as well. */
  withStages?: readonly string[];
  /** Parent of the run's folder. */
  out: string;
  engine?: EngineName;
  /** In the job's own container instead of one that an engine starts. */
  inPlace?: InPlace;
  /** `anthropic`, `bedrock`, `vertex`, `foundry`, `offline`, `replay:<file>` or a URL. */
  model?: string;
  /** File to record the model's replies in. */
  record?: string;
  /** Replaces the model, for red-team cases. */
  script?: OfflineScript;
  /** MCP servers that programs of the skill play, for the cases of a suite. */
  standIns?: StandIns;
  environment: NodeJS.ProcessEnv;
  /** Replaces the internet behind the egress door, for tests; the address check stays before it. */
  network?: Network;
  signal: AbortSignal;
  progress: Progress;
}

export interface RunResult {
  record: RunRecord;
  /** The run's folder. */
  folder: string;
}

/** A run that has started: everything its stages share. */
export interface OpenRun extends PreparedRun {
  options: RunOptions;
  folder: RunFolder;
  guard: Guard;
  draft: RecordDraft;
}

/** Never throws for what happens inside a run: its record says it. @throws HarnessError before the run exists */
export async function runSkill(options: RunOptions): Promise<RunResult> {
  const prepared = await prepareRun(options);
  await using launcher = prepared.launcher;
  const id = runId(prepared.bundle.manifest.name, new Date(), randomBytes(2).toString('hex'));
  await using folder = await openRunFolder(resolve(options.out, id));
  const draft = new RecordDraft(id, prepared, folder.auditFile);
  let guard: Guard | null = null;
  try {
    guard = await openGuard(id, prepared, folder, draft, options);
    const run: OpenRun = { ...prepared, launcher, options, folder, guard, draft };
    const outputs = await runStages(run);
    await run.cassette.close();
    await publish(run, outputs);
    draft.end('passed', 0, null);
  } catch (error) {
    draft.end(...verdictOf(error, options.signal));
  }
  const record = draft.finish(
    await sealLog({ guard, auditFile: folder.auditFile, run: id, verdict: draft.verdict }),
  );
  return { record: await keepRecord(record, folder, options.progress), folder: folder.path };
}

/** A run whose record cannot be kept has not passed, but its record is still returned. */
async function keepRecord(record: RunRecord, folder: RunFolder, progress: Progress): Promise<RunRecord> {
  try {
    await writeFile(join(folder.path, 'run.json'), jsonText(record));
    await writeReport(folder.path, record);
    await markLatest(folder.path);
    return record;
  } catch (error) {
    const reason = `the run's record could not be written: ${describeError(error)}`;
    progress.note(reason);
    return record.exitCode === 0
      ? { ...record, verdict: 'aborted', exitCode: exitCodeOf('audit.record'), reason }
      : record;
  }
}

async function openGuard(
  id: string,
  { bundle, repository, launcher, upstream, levels, digests, release }: PreparedRun,
  folder: RunFolder,
  draft: RecordDraft,
  { progress, standIns = {} }: RunOptions,
): Promise<Guard> {
  const guard = await progress.step(
    'guard',
    () => startGuard({ run: id, auditFile: folder.auditFile, socketDir: folder.doors }),
    ({ pid }) => `L1-L5 decide, L7 records, in process ${pid}`,
  );
  const played = Object.entries(standIns).map(([server, given]) => `${server} ${given.join(' ')}`.trim());
  const facts = {
    skill: bundle.manifest.name,
    head: repository.state.head,
    image: launcher.image.id,
    upstream: upstream.name,
    ...(played.length === 0 ? {} : { played }),
    levels: [levels.baseline, ...levels.tightenings].map(
      ({ document }) => `${document.level} ${document.name}`,
    ),
    release: release ? `${release.release.version} ${release.digest}` : await releaseOf(),
    code: Object.entries(digests).map(([name, digest]) => `${name} ${digest}`),
  };
  await guard.record(draft.entry('run.open', facts));
  return guard;
}

/** @returns each stage's output folder, by name */
async function runStages(run: OpenRun): Promise<Record<string, string>> {
  const { options, repository, folder, bundle } = run;
  await options.progress.step(
    'snapshot',
    () => snapshot(repository, folder.snapshot),
    () => 'history and tree at HEAD, copied; the original is not touched',
  );
  await writeInputs(folder.inputs, run.inputs);
  const outputs: Record<string, string> = {};
  const names = bundle.manifest.stages.map(({ name }) => name);
  const skipped = new Set(names.filter((name) => !run.stages.has(name)));
  for (const stage of bundle.manifest.stages) {
    options.signal.throwIfAborted();
    if (skipped.has(stage.name)) {
      // Later stages still mount its output, which is empty.
      outputs[stage.name] = await folder.stageOutput(stage.name, run.launcher.uid);
      continue;
    }
    const output = await runStage(run, stage, outputs);
    outputs[stage.name] = output;
    const skip = await readSkip(bundle.manifest, stage, output);
    if (skip === null) continue;
    for (const name of skip.stages) skipped.add(name);
    options.progress.note(`not started: ${skip.stages.join(', ')} (${skip.reason})`);
  }
  return outputs;
}

function verdictOf(error: unknown, signal: AbortSignal): [RunRecord['verdict'], number, string] {
  if (signal.aborted) return ['aborted', exitCodeOf('interrupted.signal'), 'interrupted'];
  const exit = exitCodeOf(error instanceof HarnessError ? error.code : 'guard.unexpected');
  return [exit === 1 ? 'failed' : exit === 2 ? 'refused' : 'aborted', exit, describeError(error)];
}
