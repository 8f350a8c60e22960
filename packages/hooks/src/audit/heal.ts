// Decides how a log that a crash left behind can be continued: what to append, or why it must not be continued.
import { HarnessError } from '@agent-harness/contracts';
import { type ChainPosition, after, chainRecord, harnessEntry } from './record.ts';
import { type ScannedLog, describeTorn, scanLog } from './scan.ts';

interface Healing {
  /** Bytes to append before anything else; empty when the log ended cleanly. One write, so that a crash in it heals again. */
  append: string;
  position: ChainPosition;
  /** True when only the seal's own newline can be missing: nothing may follow. */
  sealed: boolean;
}

/**
 * @throws HarnessError `audit.other-run`, or `audit.damaged` when the end is not what a crash leaves
 */
export function planHealing(bytes: Buffer, log: { file: string; run: string; now: Date }): Healing {
  const scanned = scanLog(bytes);
  refuseForeign(scanned, log);
  const { position, sealed } = scanned;
  if (!scanned.problem) return { append: scanned.unterminated ? '\n' : '', position, sealed };
  const torn = bytes.subarray(scanned.end);
  refuseDamage(torn, scanned, log.file);
  const record = chainRecord(harnessEntry('log.repaired', { ...describeTorn(torn) }), {
    ...position,
    run: log.run,
    now: log.now,
  });
  return {
    append: `\n${JSON.stringify(record)}\n`,
    position: after(record),
    sealed: false,
  };
}

function refuseForeign(scanned: ScannedLog, { file, run }: { file: string; run: string }): void {
  if (scanned.position.run !== null && scanned.position.run !== run)
    throw new HarnessError(
      'audit.other-run',
      `${file} belongs to run ${scanned.position.run}, not to ${run}`,
      'give each run its own log file',
    );
}

/** A crash cuts the last write: it leaves no whole line of JSON, and behind a seal nothing at all. */
function refuseDamage(torn: Buffer, { problem, sealed }: ScannedLog, file: string): void {
  if (!sealed && !torn.toString('utf8').split('\n').some(isJson)) return;
  throw new HarnessError(
    'audit.damaged',
    `${file}:${problem?.line}: ${problem?.what}; a crash does not leave this, so somebody changed the log`,
    'keep the file as evidence and compare it with the copy that the run record points to',
  );
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
