// Which forms a command's name brings up.
import { expect, it } from 'vitest';
import { forms } from './form.ts';
import { formsByName } from './forms-by-name.ts';

const made: string[] = [];
const row = (names: string): readonly [string, () => { words: RegExp }] => [
  names,
  () => (made.push(names), { words: /^/u }),
];
const of = formsByName(forms('rule', [row('git gh'), row('*'), row('new-task*'), row('gh')]));
const namesOf = (base: string) => of(base).map(({ names }) => names);

it('brings up the forms of a name, of its beginning and of any name, in their order', () => {
  expect(namesOf('gh')).toEqual(['git gh', '*', 'gh']);
  expect(namesOf('New-TaskTrigger')).toEqual(['*', 'new-task*']);
  expect(namesOf('gith')).toEqual(['*']);
});

it('takes a name in any case and with the ending of a program of Windows', () => {
  expect(namesOf('GIT.EXE')).toEqual(['git gh', '*']);
  expect(namesOf('git.exe.sh')).toEqual(['*']);
  expect(namesOf('gi.comt')).toEqual(['*']);
});

it('makes the patterns of a form once, and of no other', () => {
  const [form] = of('git');
  expect(form?.match()).toBe(of('gh')[0]?.match());
  expect(made).toEqual(['git gh']);
});
