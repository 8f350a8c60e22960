// What makes a commit look like a decision, each sign with its weight.
import type { Change, Commit } from '../../../history/commit.ts';
import { dropMoves } from './drop-moves.ts';
import { fileRole } from './file-roles.ts';
import { readHeading } from './conventional.ts';
import { reasonsIn } from './reasons.ts';

export type SignalKind =
  | 'reason'
  | 'alternative'
  | 'contrast'
  | 'breaking'
  | 'revert'
  | 'package-added'
  | 'package-removed'
  | 'file-added'
  | 'file-removed'
  | 'folder-added'
  | 'folder-removed'
  | 'dependency-added'
  | 'dependency-removed';

export interface Signal {
  kind: SignalKind;
  sha: string;
  /** The path or name it is about; empty for messages. */
  subject: string;
}

const WEIGHTS: Readonly<Record<SignalKind, number>> = {
  reason: 3,
  alternative: 4,
  contrast: 2,
  breaking: 4,
  revert: 1,
  'package-added': 4,
  'package-removed': 4,
  'file-added': 3,
  'file-removed': 3,
  'folder-added': 2,
  'folder-removed': 2,
  'dependency-added': 3,
  'dependency-removed': 3,
};

// What is seldom a decision of its own, whatever it touches.
const ROUTINE_TYPES = new Set(['docs', 'test', 'tests', 'style', 'chore', 'release', 'wip']);
const ROUTINE_SUBJECT =
  /^(bump|(updat|upgrad)\w+ (?:.* )?(dependenc|deps\b|(to )?(the )?(latest|newest)|(from|to) v?\d)|release|version packages|v?\d+\.\d+|[\w@/-]+-v?\d+(\.\d+)+$|prepare (for )?(next|release|v?\d)|merge (branch|remote|tag)|wip\b|typo|fix typo)/i;
const ROUTINE_AUTHOR = /\[bot\]|\b(dependabot|renovate|greenkeeper|snyk-bot|github-actions)\b/i;

/** Signals of the message and of the paths that came and went; dependencies need file contents and come later. */
export function signalsOf(commit: Commit): Signal[] {
  const reasons = reasonsIn(commit.body, isSquash(commit.subject));
  const heading = readHeading(commit.subject);
  const found: Signal[] = [];
  const note = (kind: SignalKind) => found.push({ kind, sha: commit.sha, subject: '' });
  if (reasons.because.length > 0) note('reason');
  if (reasons.weighed) note('alternative');
  else if (reasons.rejected.length > 0) note('contrast');
  if (heading.breaking || reasons.breaking.length > 0) note('breaking');
  if (heading.type === 'revert' || commit.subject.startsWith('Revert "')) note('revert');
  return [...found, ...pathSignals(commit.sha, commit.changes)];
}

function pathSignals(sha: string, changes: readonly Change[]): Signal[] {
  const marked = changes.filter((change) => change.status !== 'changed' && fileRole(change.path) !== null);
  return dropMoves(marked).flatMap(({ path, status }): Signal[] => {
    const role = fileRole(path);
    const gone = status === 'removed';
    if (role === 'package') return [{ kind: gone ? 'package-removed' : 'package-added', sha, subject: path }];
    return [{ kind: gone ? 'file-removed' : 'file-added', sha, subject: path }];
  });
}

/** Sum of weights, each kind once and each file role once; less for routine work and for a root commit. */
export function scoreOf(commit: Commit, signals: readonly Signal[]): number {
  const classes = new Map(
    signals.map((signal) => [`${signal.kind} ${roleOf(signal)}`, WEIGHTS[signal.kind]] as const),
  );
  const stated = signals.some(isStated);
  const sum = [...classes.values()].reduce((total, weight) => total + weight, 0);
  return Math.round(sum * factor(commit, stated) * 100) / 100;
}

/** The author said why, or what was not done. */
export function isStated({ kind }: Signal): boolean {
  return kind === 'reason' || kind === 'alternative' || kind === 'contrast';
}

/** Something that others build upon came or went, or broke. */
export function isStructural(signal: Signal): boolean {
  return !isStated(signal) && signal.kind !== 'revert';
}

/** Its body lists the subjects of a branch. */
export function isSquash(subject: string): boolean {
  return /\((#|!)\d+\)$/.test(subject);
}

/** What is seldom a decision, by what it is called. */
export function isRoutine(text: string): boolean {
  return ROUTINE_SUBJECT.test(text);
}

function roleOf(signal: Signal): string {
  return signal.kind.startsWith('file') ? (fileRole(signal.subject) ?? '') : '';
}

function factor(commit: Commit, stated: boolean): number {
  const heading = readHeading(commit.subject);
  if (ROUTINE_AUTHOR.test(commit.author)) return 0.1;
  if (isRoutine(heading.text) || heading.type === 'release') return 0.15;
  if (commit.subject.startsWith('Revert "') && !stated) return 0.5;
  if (heading.type === null && /^(fix|fixed|fixes|hotfix)\b/i.test(heading.text)) return stated ? 0.7 : 0.5;
  if (commit.parents.length === 0 && !stated) return 0.4;
  if (heading.type !== null && ROUTINE_TYPES.has(heading.type)) return stated ? 0.6 : 0.4;
  if (heading.type !== null && /^(fix|hotfix)$/.test(heading.type)) return stated ? 0.7 : 0.5;
  // A sweep over the tree touches marked files by accident.
  return commit.changed > 300 && !stated && commit.parents.length > 0 ? 0.6 : 1;
}
