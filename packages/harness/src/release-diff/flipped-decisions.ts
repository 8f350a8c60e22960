// Recorded calls that two releases would decide differently, by the rules, baseline and grants of each.
import type { Policy } from '@agent-harness/contracts';
import { type Replay, type ReviewedLog, replay } from '@agent-harness/hooks';
import { stagePolicy } from '../run/stage-policy.ts';
import type { ReleaseContents } from './open-contents.ts';

export interface FlippedDecision {
  run: string;
  seq: number;
  stage: string | null;
  tool: string | null;
  input: string;
  from: 'allow' | 'deny';
  to: 'allow' | 'deny';
  /** Rules that refuse it on the side that refuses. */
  rules: readonly string[];
}

export interface FlippedDecisions {
  /** Decisions that both releases were asked about. */
  judged: number;
  /** What the records hold too little of to be sure. */
  inexact: Replay['inexact'];
  flips: FlippedDecision[];
}

/**
 * The rules are each release's own, the code that applies them is this harness's.
 * @param now decides which exceptions still hold
 */
export function flippedDecisions(
  logs: readonly ReviewedLog[],
  before: ReleaseContents,
  after: ReleaseContents,
  now: Date,
): FlippedDecisions {
  const [a, b] = [before, after].map((one) => replay(logs, policiesOf(one, now))) as [Replay, Replay];
  const key = ({ run, seq }: { run: string; seq: number }): string => `${run}#${seq}`;
  const [inA, inB] = [a, b].map(({ flips }) => new Set(flips.map(key))) as [Set<string>, Set<string>];
  // One release differs from the record and the other does not, so they differ from each other.
  const flips = [
    ...b.flips.filter((flip) => !inA.has(key(flip))).map((flip): FlippedDecision => ({ ...shared(flip), from: flip.from, to: flip.to, rules: flip.to === 'deny' ? flip.after : flip.before })), // prettier-ignore
    ...a.flips.filter((flip) => !inB.has(key(flip))).map((flip): FlippedDecision => ({ ...shared(flip), from: flip.to, to: flip.from, rules: flip.to === 'deny' ? flip.after : flip.before })), // prettier-ignore
  ];
  flips.sort((x, y) => (x.run < y.run || (x.run === y.run && x.seq < y.seq) ? -1 : 1));
  return { judged: Math.min(a.judged, b.judged), inexact: b.inexact, flips };
}

const shared = ({ run, seq, stage, tool, input }: Replay['flips'][number]) => ({ run, seq, stage, tool, input }); // prettier-ignore

function policiesOf(
  { rules, baseline, skills }: ReleaseContents,
  now: Date,
): (skill: string | null, stage: string | null) => Policy | null {
  if (baseline === null) return () => null;
  const levels = { rules, baseline, tightenings: [], now };
  const known = new Map(
    skills.flatMap(
      (manifest) =>
      manifest.stages.map((stage): [string, Policy] => [`${manifest.name}/${stage.name}`, stagePolicy(manifest, stage, levels)]), // prettier-ignore
    ),
  );
  return (skill, stage) => known.get(`${skill}/${stage}`) ?? null;
}
