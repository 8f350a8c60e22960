// A check is run on the files that it names, and what it finds fails it.
import type { Check } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import type { Ground } from './ground.ts';
import { runCheck } from './run-check.ts';

const ground = { outputs: [{ path: 'a.md', text: 'It is so, perhaps.' }] } as unknown as Ground;

it.each<[Check['check'] & `${string}says`, string, boolean]>([
  ['says', 'perhaps', true],
  ['says', 'surely', false],
  ['never-says', 'surely', true],
  ['never-says', 'perhaps', false],
])('%s %s: %s', async (check, text, passed) => {
  expect(await runCheck({ check, in: '*.md', texts: [text] }, ground)).toMatchObject({ passed });
});
