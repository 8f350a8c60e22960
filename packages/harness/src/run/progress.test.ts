import { expect, it } from 'vitest';
import { jsonProgress, textProgress } from './progress.ts';

const clock = (): (() => number) => {
  let now = 0;
  return () => (now += 500);
};

it('prints one line a step, with its time', async () => {
  let text = '';
  const progress = textProgress((part) => (text += part), clock());
  await progress.step(
    'check',
    async () => 3,
    (legs) => `${legs} legs`,
  );
  progress.note('more');
  expect(text).toBe('  ok    check      3 legs (0.5 s)\n        more\n');
});

it('says which step failed and passes the error on', async () => {
  let text = '';
  const progress = textProgress((part) => (text += part));
  await expect(progress.step('image', () => Promise.reject(new Error('no space')), String)).rejects.toThrow(
    'no space',
  );
  expect(text).toBe('  FAIL  image\n');
});

it('prints JSON lines', async () => {
  const lines: unknown[] = [];
  const progress = jsonProgress((part) => lines.push(JSON.parse(part)), clock());
  await progress.step(
    'check',
    async () => 1,
    () => 'fine',
  );
  await progress.step('image', () => Promise.reject(new Error('x')), String).catch(() => {});
  expect(lines).toEqual([
    { step: 'check', ok: true, detail: 'fine', ms: 500 },
    { step: 'image', ok: false, ms: 500 },
  ]);
});
