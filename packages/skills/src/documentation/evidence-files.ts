// The files that the collect stage hands to the write stage.
import type { State } from './state/state.ts';
import type { Claim } from '../claims/claim.ts';

export interface EvidenceIndex {
  schema: 'documentation-index/1';
  head: string;
  /** Commits that were read, and where reading began: null for the whole history. */
  commits: number;
  since: string | null;
  rescanned: State['rescanned'];
  /** Folder of the documents of earlier runs, with a slash at the end; null for the first run. */
  previous: string | null;
  /** Author dates (`YYYY-MM-DD`) of the oldest and the newest commit. */
  dates: { first: string; last: string };
  /** Claims about the whole repository: how many commits were read, and the head itself. */
  claims: Claim[];
  /** Best first. */
  themes: IndexTheme[];
  /** Candidates that scored lower than the cap let in. */
  notDrafted: number;
  /** Folders and the community of folders they change with. */
  communities: State['themes'];
  /** The best of them, for later runs. */
  backlog: State['backlog'];
  /** Marks that are not proposed again. */
  rejected: string[];
  /** Of the records here and of earlier runs, which one undoes which. */
  supersessions: Supersession[];
  /** First number of a claim that a writer may add. */
  ownClaims: number;
}

export interface IndexTheme {
  id: string;
  title: string;
  score: number;
  /** The theme's evidence. */
  file: string;
  /** Name of the record to write in `decisions/`. */
  record: string;
  theme: string;
  lead: string;
  mark: string;
  /** Marks of other units that the decision tells about. */
  others: string[];
}

/** Found by code: a commit of the later decision takes away what the earlier one brought. */
export interface Supersession {
  /** File names of records. */
  later: string;
  earlier: string;
  how: 'revert' | 'dependency' | 'path';
  /** Name of what was taken away; empty for a revert. */
  what: string;
  /** All that the earlier one added is gone by it; else only a part. */
  whole: boolean;
  /** Claims that show it, later one first. */
  claims: Claim[];
}

/** Which section of an ADR a claim can carry. */
export interface ThemeSections {
  /** Why: quotes that state a reason or purpose. */
  reasons: string[];
  /** What: the leading commit first, then paths, dependencies, and what else its message says. */
  decision: string[];
  /** Other commits of the same change request. */
  parts: string[];
  /** Other commits that changed some of the same files within two weeks, giving no reason of their own. */
  nearby: string[];
  /** What the author says was not done. */
  alternatives: string[];
  /** What became of it: announced breaks, the state at the head, who imports it, how often it changed. */
  consequences: string[];
  /** Commits that revert one of the above. */
  undone: string[];
  /** Later commits that the consequences speak of. */
  later: string[];
}

export interface ThemeFile {
  schema: 'documentation-theme/1';
  id: string;
  /** `scope:x`, `change:#12`, `prefix:x` or `folder:x`. */
  theme: string;
  title: string;
  slug: string;
  score: number;
  /** What made it a candidate, for a reader who wonders. */
  signals: string[];
  /** Sha of the commit that carries the decision. */
  lead: string;
  /** Path that later commits are counted on; empty when the commits share none. */
  area: string;
  sections: ThemeSections;
  claims: Claim[];
}
