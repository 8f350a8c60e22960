// The command line of a skill's program: named values, and nothing else.
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

/**
 * @param usage how the program is called
 * @returns values by name; none of the needed ones is empty
 * @throws Refusal `usage` when an argument is missing or unknown
 */
export function readArguments<Needed extends string, Optional extends string = never>(
  argv: readonly string[],
  usage: string,
  needed: readonly Needed[],
  optional: readonly Optional[] = [],
): Record<Needed, string> & Partial<Record<Optional, string>> {
  const values = named(argv, [...needed, ...optional], usage);
  const missing = needed.filter((name) => !values[name]).map((name) => `--${name}`);
  if (missing.length === 0) return values as Record<Needed, string> & Partial<Record<Optional, string>>;
  throw new Refusal(
    'usage',
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} needed`,
    `use: ${usage}`,
  );
}

function named(argv: readonly string[], names: readonly string[], usage: string): Record<string, unknown> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    // Node's first sentence names the argument; the others explain Node.
    throw new Refusal('usage', String((error as Error).message.split(/\.(?:\s|$)/)[0]), `use: ${usage}`);
  }
}
