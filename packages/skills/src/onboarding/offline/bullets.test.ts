// What a job is said to run is what it checks with, not how it prepares.
import { expect, it } from 'vitest';
import { jobRuns } from './bullets.ts';

it.each([
  ['echo hello\nmkdir "$dir"\nsudo apt-get update\nmake test', ', runs “make test”'],
  ['if x; then\nnpm test\nfi', ', runs “npm test”'],
  ['dir="$RUNNER/x"\ncargo test', ', runs “cargo test”'],
  ['exit 1', ', runs “exit 1”'],
  ['', ', has ready-made steps only'],
])('of %j tells %j', (body, told) => {
  expect(jobRuns(body)).toBe(told);
});
