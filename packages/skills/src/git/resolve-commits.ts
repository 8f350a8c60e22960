// The commits that short names in documents stand for.
import type { Git } from './git.ts';

/** @returns full sha by name, with one process of git; a name of no commit, or of more than one, is left out */
export async function resolveCommits(git: Git, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names)].filter((name) => /^[0-9a-f]{4,64}$/.test(name));
  const found = new Map<string, string>();
  if (asked.length === 0) return found;
  const answers: Buffer[] = [];
  for await (const chunk of git.stream(['cat-file', '--batch-check'], lines(asked))) answers.push(chunk);
  const told = Buffer.concat(answers).toString('utf8').split('\n');
  for (const [index, name] of asked.entries()) {
    const [, sha] = /^([0-9a-f]{40,64}) commit \d+$/.exec(told[index] ?? '') ?? [];
    if (sha !== undefined) found.set(name, sha);
  }
  return found;
}

async function* lines(names: readonly string[]): AsyncIterable<string> {
  for (const name of names) yield `${name}^{commit}\n`;
}
