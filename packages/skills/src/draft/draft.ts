// One file that an offline draft writes.

export interface Draft {
  /** Relative to the output folder. */
  path: string;
  content: string;
}
