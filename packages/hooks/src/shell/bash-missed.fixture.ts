// What Bash would run of a program and our reading of it does not hold.
import type { Program, Word } from '@agent-harness/contracts';
import { wordsRun } from './bash-oracle.fixture.ts';

/** A word that is not certain stands for any number of words. */
function covers(words: readonly Word[], run: readonly string[]): boolean {
  const [first, ...rest] = words;
  if (!first) return run.length === 0;
  if (first.text !== null) return run[0] === first.text && covers(rest, run.slice(1));
  return run.some((_, at) => covers(rest, run.slice(at))) || covers(rest, []);
}

/** @returns what Bash would run and the reading does not hold; nothing for a program that is refused */
export function missed(
  { commands, problems }: Pick<Program, 'commands' | 'problems'>,
  source: string,
): string[][] {
  if (problems.length > 0) return [];
  const run = [...(wordsRun(source, 0) ?? []), ...(wordsRun(source, 1) ?? [])];
  return run.filter(
    (words) => !commands.some((command) => command.name === null || covers(command.words, words)),
  );
}
