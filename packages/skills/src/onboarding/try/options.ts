// The command line of the try program.
import { readArguments } from '../../program/read-arguments.ts';
import { Refusal } from '../../program/refusal.ts';

export interface Options {
  repository: string;
  evidence: string;
  out: string;
  /** Limit of one command. */
  seconds: number;
  /** Limit of all commands together. */
  total: number;
}

const NAMES = ['repository', 'evidence', 'out', 'seconds', 'total'] as const;
const USAGE = 'try.mjs --repository <path> --evidence <folder> --out <folder> --seconds <n> --total <n>';

/** @throws Refusal when an argument is missing or unknown, or no number of seconds */
export function readOptions(argv: readonly string[]): Options {
  const given = readArguments(argv, USAGE, NAMES);
  const seconds = (name: 'seconds' | 'total'): number => {
    if (!/^[1-9]\d{0,4}$/.test(given[name]))
      throw new Refusal('usage', `--${name} needs whole seconds`, `use: ${USAGE}`);
    return Number(given[name]);
  };
  return { ...given, seconds: seconds('seconds'), total: seconds('total') };
}
