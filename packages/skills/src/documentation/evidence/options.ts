// The command line of the evidence program.
import { readArguments } from '../../program/read-arguments.ts';
import { Refusal } from '../../program/refusal.ts';

export interface Options {
  repository: string;
  out: string;
  /** Most decisions to write up. */
  decisions: number;
}

const USAGE = 'evidence.mjs --repository <path> --out <folder> [--decisions <1-50>]';

/** @throws Refusal when an argument is missing, unknown or out of range */
export function readOptions(argv: readonly string[]): Options {
  const given = readArguments(argv, USAGE, ['repository', 'out'], ['decisions']);
  const decisions = Number(given.decisions ?? '8');
  if (!Number.isInteger(decisions) || decisions < 1 || decisions > 50)
    throw new Refusal('usage', '--decisions must be a whole number from 1 to 50', `use: ${USAGE}`);
  return { ...given, decisions };
}
