// A folder and what lies below it, with and without a slash at its end; two folders, whichever is the larger.
import { expect, it } from 'vitest';
import { isAtOrBelow, overlaps } from './is-at-or-below.ts';

it.each(['/out', '/out/'])('is the folder %s itself and all below it', (folder) => {
  for (const path of ['/out', '/out/a', '/out/a/b']) expect(isAtOrBelow(path, folder), path).toBe(true);
  for (const path of ['/', '/ou', '/outer', '/a/out']) expect(isAtOrBelow(path, folder), path).toBe(false);
});

it('is everything below the root', () => {
  for (const path of ['/', '/a', '/a/b']) expect(isAtOrBelow(path, '/'), path).toBe(true);
});

it('overlaps what it holds and what holds it', () => {
  for (const [one, other] of [
    ['/out', '/out'],
    ['/out', '/out/a'],
    ['/', '/out'],
  ] as const) {
    expect(overlaps(one, other), `${one} ${other}`).toBe(true);
    expect(overlaps(other, one), `${other} ${one}`).toBe(true);
  }
  expect(overlaps('/out/a', '/out/b')).toBe(false);
  expect(overlaps('/out', '/outer')).toBe(false);
});
