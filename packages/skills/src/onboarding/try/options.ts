// The command line of the try program.
import { Refusal } from '../../evidence/refusal.ts';

export interface Options {
  repository: string;
  evidence: string;
  out: string;
  /** Limit of one command. */
  seconds: number;
  /** Limit of all commands together. */
  total: number;
}

const TEXTS = ['--repository', '--evidence', '--out'] as const;
const NUMBERS = ['--seconds', '--total'] as const;
const USAGE = 'use: try.mjs --repository <path> --evidence <folder> --out <folder> --seconds <n> --total <n>';

/** @throws Refusal when an argument is missing or unknown */
export function readOptions(argv: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < argv.length; at += 2) {
    const [name, value] = [argv[at] ?? '', argv[at + 1] ?? ''];
    const known = [...TEXTS, ...NUMBERS].some((one) => one === name);
    if (!known || value === '')
      throw new Refusal('usage', `cannot read the argument ${JSON.stringify(name)}`, USAGE);
    given.set(name, value);
  }
  const text = (name: (typeof TEXTS)[number]): string => {
    const value = given.get(name);
    if (value === undefined) throw new Refusal('usage', `${name} is needed`, USAGE);
    return value;
  };
  const number = (name: (typeof NUMBERS)[number]): number => {
    const value = given.get(name) ?? '';
    if (!/^[1-9]\d{0,4}$/.test(value)) throw new Refusal('usage', `${name} needs whole seconds`, USAGE);
    return Number(value);
  };
  return {
    repository: text('--repository'),
    evidence: text('--evidence'),
    out: text('--out'),
    seconds: number('--seconds'),
    total: number('--total'),
  };
}
