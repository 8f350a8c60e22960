// What is known of the variables of a program that hold names which a listing printed.
import type { Feed } from './feed.ts';

/** Variables that hold names, and what else is known of their values. */
export interface ListedNames extends ReadonlyMap<string, Feed> {
  /** Those that may be empty, with `$(` for the folder that Git works in. */
  readonly hollow?: ReadonlySet<string>;
  /** Those that may begin with a slash, so that too much may be cut off at their end. */
  readonly absolute?: ReadonlySet<string>;
  /** Those that may be a folder which holds all that may be read. */
  readonly tops?: ReadonlySet<string>;
}
