// One test configuration for every package: unit tests beside the code, slow ones in e2e/.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const e2e = process.env['HARNESS_SUITE'] === 'e2e';

export default defineConfig({
  test: {
    include: e2e ? ['e2e/**/*.test.ts'] : ['src/**/*.test.ts', 'rules/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: join(import.meta.dirname, 'test/temporary-folder.ts'),
    passWithNoTests: true,
    testTimeout: e2e ? 600_000 : 90_000,
    hookTimeout: e2e ? 600_000 : 90_000,
    // Modules have no state, so files can share them: loading them anew for each file took as long as the tests.
    isolate: e2e,
    unstubEnvs: !e2e,
    // Two at once fill each other's waiting for containers; more would only make the time limits of both less real.
    ...(e2e ? { maxWorkers: 2 } : {}),
    reporters: ['default', ['json', { outputFile: `.reports/${e2e ? 'e2e' : 'test'}.json` }]],
  },
});
