// What a scan tells of modules and the edges between them, with a claim for each.
import type { CommitClaim, EdgeClaim, NumberClaim, PathClaim } from '../claims/claim.ts';

export interface ArchitectureFile {
  schema: 'documentation-architecture/1';
  head: string;
  /** What a module is here. */
  unit: 'package' | 'folder';
  /** Of the sources that were read, most files first. */
  languages: string[];
  modules: { name: string; path: string; claim: string }[];
  /** `claim` is of kind edge. */
  edges: { from: string; to: string; claim: string }[];
  /** Ids of number claims. */
  coverage: { sources: string; imports: string; resolved: string };
  /** What did not fit, by count. */
  left: { modules: number; edges: number; sources: number };
  claims: (PathClaim | EdgeClaim | NumberClaim | CommitClaim)[];
}
