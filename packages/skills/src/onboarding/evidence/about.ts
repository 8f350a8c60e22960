// What every page is written from, and what a page's builder yields.
import type { Scan } from '../../architecture/scan.ts';
import type { Claim, Unnumbered } from '../../claims/claim.ts';
import type { Git } from '../../git/git.ts';
import type { Setup } from '../../setup/read-setup.ts';
import type { History } from './history.ts';

export interface About {
  git: Git;
  head: string;
  setup: Setup;
  scan: Scan;
  history: History;
}

/** An item before its claims are numbered. */
export interface RawItem {
  section: string;
  as: string;
  label?: string;
  claims: Unnumbered<Claim>[];
}

/** In the order to tell them. */
export type BuildPage = (about: About) => Promise<RawItem[]> | RawItem[];
