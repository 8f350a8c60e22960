// What a decision may ask of the world: nothing but these.
import type { Verdict } from '@agent-harness/contracts';

export interface DecideContext {
  /**
   * Resolves an absolute path as the container's kernel would, symlinks included.
   * For a pattern, `also` names what it matches elsewhere; a context without a disk leaves it out.
   */
  resolve(path: string): { real: string; also?: readonly string[] } | { problem: string };
  /** True once untrusted text that carried instructions has reached this session's model. */
  tainted: boolean;
  /** Milliseconds, monotonic. */
  now(): number;
  /** Told before each layer runs. */
  enter?(layer: Verdict['layer']): void;
}
