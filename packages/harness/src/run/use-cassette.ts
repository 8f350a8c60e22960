// Keeps what a run's model says, or says how a replayed recording differs from the run.
import {
  type Recording,
  type Replay,
  type Upstream,
  cassetteDrift,
  recordCassette,
} from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import type { Progress } from './progress.ts';

export interface CassetteUse {
  upstream: Upstream;
  /** To be called when every stage has ended. @throws HarnessError `model.cassette` */
  close(): Promise<void>;
}

export interface CassetteRun {
  /** Where to record; undefined records nothing. */
  record: string | undefined;
  cli: string;
  /** Digest of the skill's folder. */
  skill: string;
  progress: Progress;
}

export function useCassette(upstream: Upstream, { record, cli, skill, progress }: CassetteRun): CassetteUse {
  const replay = isReplay(upstream) ? upstream : null;
  if (replay !== null && record !== undefined)
    throw new HarnessError(
      'run.record',
      'a replay is not recorded again',
      'leave out --record, or use another model',
    );
  for (const line of replay === null ? [] : cassetteDrift(replay.header, { cli, skill, now: new Date() }))
    progress.note(`the cassette was ${line}`);
  const recording: Recording | null = record === undefined ? null : recordCassette(upstream, { cli, skill });
  return {
    upstream: recording?.upstream ?? upstream,
    async close() {
      if (record !== undefined && recording !== null)
        progress.note(`${await recording.save(record)} exchanges recorded in ${record}`);
      const left = replay?.left() ?? 0;
      if (left > 0) progress.note(`${left} exchanges of the cassette were not asked for`);
    },
  };
}

const isReplay = (upstream: Upstream): upstream is Replay => 'header' in upstream && 'left' in upstream;
