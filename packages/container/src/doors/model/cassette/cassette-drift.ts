// How a cassette differs from the run that replays it, before anything is asked.
import type { Cassette } from '@agent-harness/contracts';

export interface Expected {
  cli: string;
  /** Digest of the skill's folder. */
  skill: string;
  now: Date;
}

/** Days after which a recording says little about today's model. */
const OLD = 90;

/** Lines for a person; none when nothing differs. CI decides what they mean. */
export function cassetteDrift({ cli, skill, recordedAt }: Cassette['header'], expected: Expected): string[] {
  const days = Math.floor((expected.now.getTime() - Date.parse(recordedAt)) / 86_400_000);
  return [
    ...(cli === expected.cli ? [] : [`recorded with Claude Code ${cli}, replayed with ${expected.cli}`]),
    ...(skill === expected.skill ? [] : ['recorded with another version of the skill']),
    ...(days <= OLD ? [] : [`recorded ${days} days ago`]),
  ];
}
