// A folder and what lies below it, with and without a slash at its end.
import { expect, it } from 'vitest';
import { isAtOrBelow } from './is-at-or-below.ts';

it.each(['/out', '/out/'])('is the folder %s itself and all below it', (folder) => {
  for (const path of ['/out', '/out/a', '/out/a/b']) expect(isAtOrBelow(path, folder), path).toBe(true);
  for (const path of ['/', '/ou', '/outer', '/a/out']) expect(isAtOrBelow(path, folder), path).toBe(false);
});

it('is everything below the root', () => {
  for (const path of ['/', '/a', '/a/b']) expect(isAtOrBelow(path, '/'), path).toBe(true);
});
