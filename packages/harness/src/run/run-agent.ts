// One agent session in an attested container: liveness, then the real prompt behind the guard and the model door.
import { basename, join } from 'node:path';
import { type Cell, type Upstream, openModelDoor } from '@agent-harness/container';
import type { Guard } from '@agent-harness/contracts';
import { IN_IMAGE } from './agent-image.ts';
import { judgeSession } from './judge-session.ts';
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

/** The guard's session must be open with `liveness: true`. @throws HarnessError naming the wall that failed, or how the session ended */
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
  const { stage, policy, guarded: mounts, cell: cellPlan, session } = plan;
  await progress.step(
    'liveness',
    () => proveLiveness(cell, guard, auditFile),
    (layers) => `${layers.join(' ')} each refused a planted call`,
  );
  await guard.open({ stage: stage.name, policy, mounts, liveness: false });
  const watch = watchSession('harness', plan.mcp);
  const stop = new AbortController();
  let hooks: Promise<boolean> | undefined;
  await using door = await openModelDoor({
    socket: join(doors, basename(IN_IMAGE.modelSocket)),
    upstream,
    stage: stage.name,
    record: (entry) => guard.record(entry),
    announce: (call) => guard.announce(call),
    results: (results) => guard.results(results),
    hooksProven: () => (hooks ??= hooksProven(guard, watch.initialised)),
    budget: {
      usd: stage.limits.budgetUsd,
      inputTokens: stage.limits.inputTokens,
      outputTokens: stage.limits.outputTokens,
      requests: stage.limits.requests,
      seconds: cellPlan.seconds,
    },
    models: stage.kind === 'agent' ? stage.models : undefined,
    serverTools: stage.grants.serverTools,
  });
  const lost = guard.failed.then((reason) => {
    stop.abort();
    return reason;
  });
  const end = await cell.run({ ...session, output: watch.line }, AbortSignal.any([signal, stop.signal]));
  const guardReason = stop.signal.aborted ? await lost : null;
  const report = watch.report();
  const problem = judgeSession({
    limits: { stage: stage.name, seconds: cellPlan.seconds, memoryMb: cellPlan.memoryMb },
    interrupted: signal.aborted,
    guardLost: guardReason,
    tally: await guard.tally().catch(() => null),
    door: door.problem(),
    end,
    report,
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
