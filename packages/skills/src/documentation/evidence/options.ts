// The command line of the evidence program.
import { Refusal } from '../../evidence/refusal.ts';

export interface Options {
  repository: string;
  out: string;
  /** Most decisions to write up. */
  decisions: number;
}

const USAGE = 'use: evidence.mjs --repository <path> --out <folder> [--decisions <1-50>]';

/** @throws Refusal when an argument is missing, unknown or out of range */
export function readOptions(argv: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < argv.length; at += 2) {
    const [name, value] = [argv[at] ?? '', argv[at + 1]];
    if (!['--repository', '--out', '--decisions'].includes(name) || value === undefined || value === '') {
      throw new Refusal('usage', `cannot read the argument ${JSON.stringify(name)}`, USAGE);
    }
    given.set(name, value);
  }
  const [repository, out, decisions] = [
    given.get('--repository'),
    given.get('--out'),
    Number(given.get('--decisions') ?? '8'),
  ];
  if (repository === undefined || out === undefined) {
    throw new Refusal('usage', '--repository and --out are both needed', USAGE);
  }
  if (!Number.isInteger(decisions) || decisions < 1 || decisions > 50) {
    throw new Refusal('usage', `--decisions must be a whole number from 1 to 50`, USAGE);
  }
  return { repository, out, decisions };
}
