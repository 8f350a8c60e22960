import { expect, it } from 'vitest';
import { onceFor } from './once-for.ts';

it('makes one value for each object, and another for an equal one', () => {
  let made = 0;
  const lengthOf = onceFor((words: readonly string[]) => ({ length: words.length, made: (made += 1) }));
  const words = ['ls', '-l'];
  expect(lengthOf(words)).toBe(lengthOf(words));
  expect(lengthOf(words)).toEqual({ length: 2, made: 1 });
  expect(lengthOf(['ls', '-l'])).toEqual({ length: 2, made: 2 });
});
