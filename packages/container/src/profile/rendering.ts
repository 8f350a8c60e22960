// What a promise becomes on one target: how it is kept there, or why it cannot be.
import type { Promises } from './promises.ts';

export type Target = 'podman' | 'docker' | 'kubernetes' | 'gitlab';

/** Every promise of a confinement, by its own word in the contract. A rendering without one of them does not compile. */
export type PromiseName = Exclude<keyof Promises, 'limits'> | keyof Promises['limits'];

export type Keeping =
  /** `by` are pieces of the rendered text. */
  { kept: 'yes'; by: string[] } | { kept: 'partly'; by: string[]; why: string } | { kept: 'no'; why: string };

export interface Rendering {
  target: Target;
  /** Arguments, a manifest or a configuration file. */
  text: string;
  promises: Record<PromiseName, Keeping>;
}

export const yes = (...by: string[]): Keeping => ({ kept: 'yes', by });
export const partly = (why: string, ...by: string[]): Keeping => ({ kept: 'partly', by, why });
export const no = (why: string): Keeping => ({ kept: 'no', why });
