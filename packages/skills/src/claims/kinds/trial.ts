// What happened when a command of the repository was run once. The tree cannot show it: the run that did it attests it.
import { count, filled, line, oneOf, sha, text } from '../field.ts';

export interface TrialClaim {
  id: string;
  kind: 'trial';
  sha: string;
  /** These four are those of the `command` claim. */
  command: string;
  folder: string;
  file: string;
  line: number;
  /** Where it ran, in words. */
  image: string;
  /** `body`: bash ran what the script holds, since the program that is typed is not there. */
  by: 'typed' | 'body';
  /**
   * `works`: exit code 0. `needs`: it did not get through for want of something that the container has not. `endless`:
   * still running after `seconds`. `loud`: it printed more than is kept. `untried`: it was not started.
   */
  outcome: 'works' | 'fails' | 'needs' | 'endless' | 'loud' | 'untried';
  /** Exit code of what failed, 128 and the signal's number for a signal; else 0. */
  code: number;
  /** Of what `needs`; else empty. */
  need: '' | 'program' | 'package' | 'file' | 'network' | 'execution' | 'space';
  /** The last line of what failed, the name of what it needs, why it was not started; may be empty. */
  what: string;
  /** The time limit. */
  seconds: number;
}

export const TRIAL = {
  sha,
  command: filled,
  folder: text,
  file: filled,
  line,
  image: filled,
  by: oneOf('typed', 'body'),
  outcome: oneOf('works', 'fails', 'needs', 'endless', 'loud', 'untried'),
  code: count,
  need: oneOf('', 'program', 'package', 'file', 'network', 'execution', 'space'),
  what: text,
  seconds: count,
};
