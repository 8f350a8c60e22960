// What must be said is found wherever the line breaks; what must not be is found however it is hidden.
import { describe, expect, it } from 'vitest';
import { checkNeverSays, checkSays } from './says.ts';

const file = (text: string) => [{ path: 'report.md', text }];
const says = (text: string, ...texts: string[]) =>
  checkSays({ check: 'says', in: '*', texts }, file(text)).map(({ message }) => message);
const never = (text: string, ...texts: string[]) =>
  checkNeverSays({ check: 'never-says', in: '*', texts }, file(text)).map(({ line, message }) => [
    line,
    message,
  ]);

describe('says', () => {
  it('finds a text over a line break', () => {
    expect(says('a **confirmed**\nfinding', '**confirmed** finding')).toEqual([]);
  });

  it('names each text that is missing, also one in other letters', () => {
    expect(says('a finding', '**confirmed**', 'A finding')).toEqual([
      'does not say "**confirmed**"',
      'does not say "A finding"',
    ]);
  });
});

describe('never-says', () => {
  it('passes where none is', () => {
    expect(never('It fits what was found.', 'root cause', 'healthy')).toEqual([]);
  });

  it.each([
    ['as it is', 'one\nthe root cause is', 2],
    ['in capitals', 'The Root CAUSE', 1],
    ['over a line break', 'the root\n  cause', null],
    ['with an invisible character', 'the ro\u200bot cause', 1],
    ['in wide letters', 'the ｒｏｏｔ cause', 1],
  ])('finds it %s', (_, text, line) => {
    expect(never(text, 'root cause')).toEqual([[line, 'says "root cause"']]);
  });
});
