// The command line of the evidence program.
import { Refusal } from '../../evidence/refusal.ts';

export interface Options {
  repository: string;
  out: string;
}

const USAGE = 'use: evidence.mjs --repository <path> --out <folder>';

/** @throws Refusal when an argument is missing or unknown */
export function readOptions(argv: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < argv.length; at += 2) {
    const [name, value] = [argv[at] ?? '', argv[at + 1]];
    if (!['--repository', '--out'].includes(name) || value === undefined || value === '')
      throw new Refusal('usage', `cannot read the argument ${JSON.stringify(name)}`, USAGE);
    given.set(name, value);
  }
  const [repository, out] = [given.get('--repository'), given.get('--out')];
  if (repository === undefined || out === undefined)
    throw new Refusal('usage', '--repository and --out are both needed', USAGE);
  return { repository, out };
}
