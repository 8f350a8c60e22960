// Which shell text an awk program runs, and which it only holds.
import { expect, it } from 'vitest';
import { awkCommands } from './awk-commands.ts';
import { parseProgram } from './parse-program.ts';

const commandsOf = (source: string): string[] => {
  const [command] = parseProgram(source).commands;
  if (!command) throw new Error(source);
  return awkCommands(command);
};
const commands = (program: string): string[] => commandsOf(`awk '${program}' a`);

it.each([
  ['{print | "sort"}', ['sort']],
  ['{print | "sort"; print | "cat"}', ['sort', 'cat']],
  ['{print | "sort"\n}', ['sort']],
  ['END {print | "sort"', ['sort']],
  ['{"date" | getline}', ['date']],
  ['{"date" | getline d; "id" | getline}', ['date', 'id']],
  ['{x; "date" | getline}', ['date']],
  ['{{x} "date" | getline}', ['date']],
  ['{while (("date" | getline d) > 0) x}', ['date']],
  ['{x\n"date" | getline}', ['date']],
  ['"date" | getline', ['date']],
])('%j runs %j', (program, expected) => {
  expect(commands(program)).toEqual(expected);
});

// What is computed is for `awkDanger` to refuse.
it.each([
  ['{print | $1}'],
  ['{print | sort}'],
  ['{print | "sort" x}'],
  ['{print | "sort" ")"}'],
  ['{print | "so\\rt"}'],
  ['{print "|" "sort"}'],
  ['{print & "sort"}'],
  ['{x "date" | getline}'],
  ['{"da" "te" | getline}'],
  ['{"da\\te" | getline}'],
  ['{date | getline}'],
  ['{"date" | x}'],
  ['{"date" | "getline" x}'],
  ['{"date" |'],
  ['|'],
  ['{print "sort'],
])('%j runs nothing that is written out', (program) => {
  expect(commands(program)).toEqual([]);
});

it.each([
  ['awk "$X" a'],
  [`awk '${'(1)/2\n'.repeat(40)} {print | "sort"}' a`],
  // Not a program, but a value or a file.
  [`awk -v 'x={print | "sort"}' 1 a`],
  [`awk 1 '{print | "sort"}'`],
])('finds nothing in %j', (source) => {
  expect(commandsOf(source)).toEqual([]);
});
