// How an agent session ended, from what the trusted side saw; Claude Code's own exit code is the last thing asked.
import type { SessionEnd } from '@agent-harness/container';
import { type CallTally, HarnessError } from '@agent-harness/contracts';
import type { SessionReport } from './session-watch.ts';

export interface SessionEvidence {
  stage: string;
  /** The stage's time limit. */
  seconds: number;
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

const LOG = 'the audit log shows what was asked and refused';

/** The first cause, most fundamental first; null when nothing speaks against the session. */
export function judgeSession({
  stage,
  seconds,
  interrupted,
  guardLost,
  tally,
  door,
  end,
  report,
}: SessionEvidence): HarnessError | null {
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
  if (end.stopped === 'timeout')
    return new HarnessError(
      'timeout.stage',
      `stage ${stage} ran longer than ${seconds} s`,
      'raise limits.seconds in the skill’s manifest if that is not a hang',
    );
  if (end.stopped === 'disk')
    return new HarnessError(
      'cell.disk',
      `stage ${stage} wrote more into its output folder than it may`,
      'what it wrote is in stages/; outputs are documents, not data',
    );
  if (end.stopped !== null)
    return new HarnessError(
      'cell.lost',
      `the container of stage ${stage} went away: ${says}`,
      'memory or process limits are the usual cause',
    );
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
  if (end.code !== 0)
    return new HarnessError(
      'stage.failed',
      `Claude Code ended with exit code ${end.code} in stage ${stage}: ${says}`,
      LOG,
    );
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
