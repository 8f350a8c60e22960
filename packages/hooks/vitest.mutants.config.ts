// The unit tests as mutation testing runs them: from the repository's root, in one realm, since a mutant is switched on at run time.
import { defineConfig } from 'vitest/config';

/** Test files by comma. Fewer tests can only kill fewer mutants, so a score that few of them reach is a lower bound. */
const tests = process.env['HARNESS_MUTANT_TESTS'] ?? 'src/**/*.test.ts';

export default defineConfig({
  test: {
    root: 'packages/hooks',
    include: tests.split(','),
    isolate: false,
    testTimeout: 20_000,
  },
});
