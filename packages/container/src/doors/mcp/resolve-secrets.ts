// Finds the secrets of an MCP server on the trusted side: in the environment, a file, or a command's output.
import { readFile } from 'node:fs/promises';
import { HarnessError } from '@agent-harness/contracts';
import { execa, parseCommandString } from 'execa';

const COMMAND_MS = 30_000;

/**
 * `NAME` holds the value, `NAME_FILE` the path of a file with it, `NAME_COMMAND` a program with its
 * arguments, of which no shell is made: spaces part them, a backslash keeps a space.
 * @throws HarnessError `mcp.secret` when none or several are set, or the value is empty; it never holds the value
 */
export async function resolveSecrets(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await resolve(name, environment)])),
  );
}

async function resolve(name: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const sources = [name, `${name}_FILE`, `${name}_COMMAND`].filter((one) => (environment[one] ?? '') !== '');
  const [source] = sources;
  const fail = (what: string): HarnessError =>
    new HarnessError(
      'mcp.secret',
      `the secret ${name} ${what}`,
      `set exactly one of ${name}, ${name}_FILE (a path) or ${name}_COMMAND (a program and its arguments)`,
    );
  if (source === undefined || sources.length > 1)
    throw fail(source === undefined ? 'is not set' : `is set ${sources.length} times: ${sources.join(', ')}`);
  const given = environment[source] ?? '';
  const value =
    source === name ? given : await (source.endsWith('_FILE') ? fromFile(given) : fromCommand(given));
  if (value === null) throw fail(`could not be had from ${source}`);
  const trimmed = value.replace(/\r?\n$/, '');
  if (trimmed === '') throw fail(`is empty in ${source}`);
  return trimmed;
}

const fromFile = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function fromCommand(words: string): Promise<string | null> {
  const [program, ...args] = parseCommandString(words);
  if (program === undefined) return null;
  const ran = await execa(program, args, { reject: false, stdin: 'ignore', timeout: COMMAND_MS });
  return ran.exitCode === 0 ? ran.stdout : null;
}
