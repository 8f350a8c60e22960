// The shell text that an awk program runs, where it is written out: `print | "sort"`.
import type { Command } from '@agent-harness/contracts';
import { type AwkToken, awkReadings, endsStatement, isSign } from './awk-tokens.ts';
import { readArguments } from './read-arguments.ts';

/** @returns shell texts, each to be read as a program of its own; what is computed is left to `awkDanger` */
export function awkCommands(command: Command): string[] {
  const scripts = readArguments(command).list.filter(({ role }) => role === 'script');
  return scripts.flatMap(({ text }) =>
    (text === null ? [] : (awkReadings(text) ?? [])).flatMap((tokens) =>
      tokens.flatMap((token, at) =>
        isSign(token, '|') ? (spokenCommand(tokens, at) ?? spokenSource(tokens, at) ?? []) : [],
      ),
    ),
  );
}

/** @returns the text that output is piped to at this position, or null when it is not one plain string */
export function spokenCommand(tokens: readonly AwkToken[], at: number): string | null {
  const string = tokens[at + 1];
  // Strings side by side are joined, and an escape spells what is not seen.
  if (string?.kind !== 'string' || string.text.includes('\\')) return null;
  return endsStatement(tokens[at + 2]) ? string.text : null;
}

/** @returns the text whose output `getline` takes at this position, or null when it is not one plain string */
export function spokenSource(tokens: readonly AwkToken[], at: number): string | null {
  const [before, string, after] = [tokens[at - 2], tokens[at - 1], tokens[at + 1]];
  if (string?.kind !== 'string' || string.text.includes('\\')) return null;
  if (after?.kind !== 'word' || after.text !== 'getline') return null;
  return before === undefined || isSign(before, ';{}(\n') ? string.text : null;
}
