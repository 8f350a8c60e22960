// A command that the repository itself makes possible: a script, a target, or what a manifest of its kind allows.
import { filled, line, sha, text } from '../field.ts';

export interface CommandClaim {
  id: string;
  kind: 'command';
  sha: string;
  /** As typed in `folder`. */
  command: string;
  /** Where to type it, from the root; empty for the root. */
  folder: string;
  /** What it runs, as the file says; empty when the tool decides. */
  runs: string;
  file: string;
  /** 1-based. */
  line: number;
}

export const COMMAND = { sha, command: filled, folder: text, runs: text, file: filled, line };
