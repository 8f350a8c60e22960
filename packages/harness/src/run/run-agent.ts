// One agent session in an attested container: liveness, then the real prompt behind the guard and the model door.
import { join } from 'node:path';
import { type Cell, type SessionEnd, type Upstream, openModelDoor } from '@agent-harness/container';
import { type Guard, HarnessError } from '@agent-harness/contracts';
import type { StagePlan } from './plan-stage.ts';
import type { Progress } from './progress.ts';
import { proveLiveness } from './prove-liveness.ts';
import { type SessionReport, watchSession } from './session-watch.ts';

export interface AgentRun {
  cell: Cell;
  guard: Guard;
  plan: StagePlan;
  upstream: Upstream;
  auditFile: string;
  doors: string;
  progress: Progress;
  signal: AbortSignal;
}

export interface AgentEnd {
  exitCode: number;
  /** Claude Code's session id, as it says. */
  session: string | null;
}

/** Milliseconds for the session's prompt to reach the guard once the first model request is there. */
const HOOKS_WITHIN = 10_000;

/** @throws HarnessError naming the wall that failed, or how the session ended */
export async function runAgent({
  cell,
  guard,
  plan,
  upstream,
  auditFile,
  doors,
  progress,
  signal,
}: AgentRun): Promise<AgentEnd> {
  const { stage, policy, cell: cellPlan, session } = plan;
  const mounts = cellPlan.mounts.map(({ source, target }) => ({ source, target }));
  await progress.step(
    'liveness',
    async () => {
      await guard.open({ stage: stage.name, policy, mounts, liveness: true });
      return proveLiveness(cell, guard, auditFile);
    },
    (layers) => `${layers.join(' ')} each refused a planted call`,
  );
  await guard.open({ stage: stage.name, policy, mounts, liveness: false });
  const watch = watchSession('harness');
  const stop = new AbortController();
  let hooks: Promise<boolean> | undefined;
  await using door = await openModelDoor({
    socket: join(doors, 'model.sock'),
    upstream,
    stage: stage.name,
    record: (entry) => guard.record(entry),
    announce: (call) => guard.announce(call),
    hooksProven: () => (hooks ??= hooksProven(guard, watch.initialised)),
  });
  const lost = guard.failed.then((reason) => {
    stop.abort();
    return reason;
  });
  const end = await cell.run({ ...session, output: watch.line }, AbortSignal.any([signal, stop.signal]));
  const guardReason = stop.signal.aborted ? await lost : null;
  const report = watch.report();
  const problem = problemOf({
    end,
    report,
    guardReason,
    door: door.problem(),
    stage: stage.name,
    seconds: cellPlan.seconds,
    interrupted: signal.aborted,
  });
  if (problem) throw problem;
  return { exitCode: end.code ?? -1, session: report.session };
}

/** No model is called before the prompt passed the hooks and Claude Code loaded what it should. */
async function hooksProven(guard: Guard, initialised: Promise<SessionReport>): Promise<boolean> {
  if (!(await guard.promptSeen(HOOKS_WITHIN))) return false;
  const late = new Promise<null>((resolve) => setTimeout(resolve, HOOKS_WITHIN, null).unref());
  const report = await Promise.race([initialised, late]);
  return report !== null && report.missing.length === 0;
}

interface Ending {
  end: SessionEnd;
  report: SessionReport;
  guardReason: string | null;
  door: HarnessError | null;
  stage: string;
  seconds: number;
  interrupted: boolean;
}

/** The first cause, most fundamental first; null when the session ended by itself and says success. */
function problemOf({
  end,
  report,
  guardReason,
  door,
  stage,
  seconds,
  interrupted,
}: Ending): HarnessError | null {
  if (interrupted)
    return new HarnessError('interrupted.signal', `interrupted in stage ${stage}`, 'run again');
  if (guardReason !== null)
    return new HarnessError(
      'guard.lost',
      `the guard ended the session of stage ${stage}: ${guardReason}`,
      'see the audit log; a lost guard refuses every call',
    );
  if (report.missing.length > 0)
    return new HarnessError(
      'session.incomplete',
      `Claude Code started without what it needs: ${report.missing.join('; ')}`,
      'rebuild the image; no model was called',
    );
  if (door) return door;
  if (end.stopped === 'timeout')
    return new HarnessError(
      'timeout.stage',
      `stage ${stage} ran longer than ${seconds} s`,
      'raise limits.seconds in the skill’s manifest if that is not a hang',
    );
  if (end.stopped === 'lost')
    return new HarnessError(
      'cell.lost',
      `the container of stage ${stage} went away: ${report.stderr.slice(-2).join(' / ') || 'no last words'}`,
      'memory or process limits are the usual cause',
    );
  if (end.code !== 0)
    return new HarnessError(
      'stage.failed',
      `Claude Code ended with exit code ${end.code} in stage ${stage}: ${report.result?.text || report.stderr.slice(-2).join(' / ')}`,
      'see the audit log for what was refused',
    );
  if (report.result === null)
    return new HarnessError(
      'stage.silent',
      `Claude Code ended stage ${stage} without a result`,
      'see the audit log',
    );
  if (report.result.isError || report.result.subtype !== 'success')
    return new HarnessError(
      'stage.failed',
      `Claude Code reports ${report.result.subtype || 'an error'} in stage ${stage}: ${report.result.text}`,
      'see the audit log for what was refused',
    );
  return null;
}
