// What a decision may ask of the world: nothing but these.

export interface DecideContext {
  /** Resolves an absolute path as the container's kernel would, symlinks included. */
  resolve(path: string): { real: string } | { problem: string };
  /** True once untrusted text that carried instructions has reached this session's model. */
  tainted: boolean;
  /** Milliseconds, monotonic. */
  now(): number;
}
