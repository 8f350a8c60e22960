// One level's document as it was read: what the organisation, or a project, adds to every stage's policy.
import { createHash } from 'node:crypto';
import type { Policy, PolicyLevel, Rule } from '@agent-harness/contracts';

export interface LevelDocument {
  /** Where it was read from, for problems. */
  file: string;
  document: PolicyLevel;
}

/** Everything that stands above and beside one stage's problem space. */
export interface Levels {
  /** The rules that ship with the guard. */
  rules: readonly Rule[];
  baseline: LevelDocument;
  /** Of the project, most general first. */
  tightenings: readonly LevelDocument[];
  /** Decides which exceptions still hold. */
  now: Date;
}

/** How the effective policy names a document: the audit log's policy digest covers this one. */
export function sourceOf({ document }: LevelDocument): NonNullable<Policy['levels']>[number] {
  const { level, name, owner } = document;
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  return { level, name, owner, digest: `sha256:${digest}` };
}

/** Highest first. */
export function documentsOf({ baseline, tightenings }: Levels): LevelDocument[] {
  return [baseline, ...tightenings];
}
