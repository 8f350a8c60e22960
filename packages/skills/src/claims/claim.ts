// A claim: one fact about the repository with enough in it to be recomputed by anybody with git.
import type { AbsenceClaim } from './kinds/absence.ts';
import type { CommandClaim } from './kinds/command.ts';
import type { EntryClaim } from './kinds/entry.ts';
import type { EnvClaim } from './kinds/env.ts';
import type { JobClaim } from './kinds/job.ts';
import type { LinesClaim } from './kinds/lines.ts';
import type { OwnerClaim } from './kinds/owner.ts';
import type { PortClaim } from './kinds/port.ts';
import type { ServiceClaim } from './kinds/service.ts';
import type { TermClaim } from './kinds/term.ts';
import type { TrialClaim } from './kinds/trial.ts';
import type { VersionClaim } from './kinds/version.ts';

interface ClaimBase {
  /** `c1`, `c2`, ...: unique in a run. */
  id: string;
}

/** The commit exists in the history of the head, with this date (author, ISO 8601), author and subject. */
export interface CommitClaim extends ClaimBase {
  kind: 'commit';
  sha: string;
  date: string;
  author: string;
  subject: string;
  /** Files changed against the first parent. */
  files: number;
}

/** What a commit did with a path, or that the path is there at a commit. A folder ends with `/`. */
export interface PathClaim extends ClaimBase {
  kind: 'path';
  sha: string;
  path: string;
  change: 'added' | 'removed' | 'present';
}

/** The text is part of the commit's message (white space and invisible characters aside). */
export interface QuoteClaim extends ClaimBase {
  kind: 'quote';
  sha: string;
  text: string;
}

/** A count. `path` is empty for the whole repository; `from` bounds `commits`: it and what it reaches do not count. */
export interface NumberClaim extends ClaimBase {
  kind: 'number';
  measure: 'commits' | 'files' | 'imports' | 'imports-resolved' | 'sources';
  sha: string;
  from: string | null;
  path: string;
  value: number;
}

/** A commit added or removed a declared dependency in a manifest, or the manifest declares it at that commit. */
export interface DependencyClaim extends ClaimBase {
  kind: 'dependency';
  sha: string;
  manifest: string;
  name: string;
  /** Version range as declared; empty when none is. */
  range: string;
  scope: 'runtime' | 'development';
  change: 'added' | 'removed' | 'present';
}

/** Module `from` depends on module `to`: this file states it on this line, at the head. */
export interface EdgeClaim extends ClaimBase {
  kind: 'edge';
  sha: string;
  from: string;
  to: string;
  via: 'import' | 'manifest';
  file: string;
  /** 1-based. */
  line: number;
  /** The imported name, as written. */
  specifier: string;
}

/** What one line of a file states about building, running or owning the repository. */
export type StatedClaim =
  | CommandClaim
  | EntryClaim
  | EnvClaim
  | JobClaim
  | OwnerClaim
  | PortClaim
  | ServiceClaim
  | TermClaim
  | VersionClaim;

export type Claim =
  | CommitClaim
  | PathClaim
  | QuoteClaim
  | NumberClaim
  | DependencyClaim
  | EdgeClaim
  | LinesClaim
  | AbsenceClaim
  | TrialClaim
  | StatedClaim;
export type ClaimKind = Claim['kind'];

/** A claim before it is numbered. */
export type Unnumbered<C extends Claim = Claim> = C extends Claim ? Omit<C, 'id'> : never;
