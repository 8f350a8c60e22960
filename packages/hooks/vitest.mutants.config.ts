// The unit tests as mutation testing runs them: from the repository's root, in one realm, since a mutant is switched on at run time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: 'packages/hooks',
    include: ['src/**/*.test.ts'],
    isolate: false,
    testTimeout: 20_000,
  },
});
