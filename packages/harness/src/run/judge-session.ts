// How an agent session ended, from what the trusted side saw; Claude Code's own exit code is the last thing asked.
import type { SessionEnd } from '@agent-harness/container';
import { type CallTally, HarnessError } from '@agent-harness/contracts';
import { type StageLimits, exitError, stoppedError } from './stage-ended.ts';
import type { SessionReport } from './session-watch.ts';

export interface SessionEvidence {
  limits: StageLimits;
  interrupted: boolean;
  /** Why the guard is gone or gave up; null while it stands. */
  guardLost: string | null;
  /** Null when the guard no longer answers. */
  tally: Pick<CallTally, 'unaccounted'> | null;
  /** The model door's first problem. */
  door: HarnessError | null;
  end: SessionEnd;
  report: SessionReport;
}

const LOG = '`harness review` of the run’s folder shows what was asked and refused';

/** The first cause, most fundamental first; null when nothing speaks against the session. */
export function judgeSession({
  limits,
  interrupted,
  guardLost,
  tally,
  door,
  end,
  report,
}: SessionEvidence): HarnessError | null {
  const { stage } = limits;
  const says = report.result?.text || report.stderr.slice(-2).join(' / ') || 'no last words';
  if (interrupted)
    return new HarnessError('interrupted.signal', `interrupted in stage ${stage}`, 'run again');
  if (guardLost !== null || tally === null)
    return new HarnessError(
      'guard.lost',
      `stage ${stage} lost its guard: ${guardLost ?? 'it no longer answers'}`,
      LOG,
    );
  if (report.missing.length > 0)
    return new HarnessError(
      'session.incomplete',
      `Claude Code started without what it needs: ${report.missing.join('; ')}`,
      'rebuild the image; no model was called',
    );
  if (door) return door;
  const stopped = stoppedError(limits, end, says);
  if (stopped) return stopped;
  if (report.result?.terminal === 'hook_stopped')
    return new HarnessError(
      'guard.stopped',
      `a hook stopped stage ${stage}: the guard refused to go on, or could not be reached`,
      LOG,
    );
  if (tally.unaccounted.length > 0)
    return new HarnessError(
      'guard.bypassed',
      `${tally.unaccounted.length} calls of stage ${stage} never reached the guard: ${tally.unaccounted.slice(0, 5).join(', ')}`,
      LOG,
    );
  const exit = exitError(limits, end, says, { who: 'Claude Code', instead: LOG });
  if (exit) return exit;
  if (report.result === null)
    return new HarnessError('stage.silent', `Claude Code ended stage ${stage} without a result`, LOG);
  if (report.result.isError || report.result.subtype !== 'success')
    return new HarnessError(
      'stage.failed',
      `Claude Code reports ${report.result.subtype || 'an error'} in stage ${stage}: ${says}`,
      LOG,
    );
  return null;
}
