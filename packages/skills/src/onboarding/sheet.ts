// What the collect stage hands to the write stage: one file a page, items of claims by section.
import type { Claim } from '../claims/claim.ts';
import type { PageName } from './pages.ts';

/** One bullet, row or step of a page: what it says is exactly what its claims say. */
export interface Item {
  section: string;
  /** What the item is within its section, where a section holds several kinds. */
  as: string;
  /** Name of the module that a path claim is about; empty otherwise. */
  label: string;
  claims: string[];
}

export interface Sheet {
  schema: 'onboarding-sheet/1';
  page: PageName;
  head: string;
  items: Item[];
  /** How many items of a section did not fit. */
  left: { section: string; count: number }[];
  claims: Claim[];
  /** Whether commands were tried, once that is known; of a withheld trial nothing is said. */
  tried?: 'no' | 'yes';
}

export interface OnboardingIndex {
  schema: 'onboarding-index/1';
  head: string;
  /** In the order to read them; `architecture.json` comes besides. */
  sheets: { page: PageName; file: string }[];
  /** The rows of the index, as they must stand there. */
  pages: string[];
  /** Files that were not read for their number or size. */
  unread: number;
  /** The head, and how many commits and files were there. */
  claims: Claim[];
}
