// One test configuration for every package: unit tests beside the code, slow ones in e2e/.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const e2e = process.env['HARNESS_SUITE'] === 'e2e';

export default defineConfig({
  test: {
    include: e2e ? ['e2e/**/*.test.ts'] : ['src/**/*.test.ts', 'rules/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: join(import.meta.dirname, 'test/temporary-folder.ts'),
    passWithNoTests: true,
    testTimeout: e2e ? 180_000 : 90_000,
    hookTimeout: e2e ? 600_000 : 90_000,
    fileParallelism: !e2e,
    reporters: ['default', ['json', { outputFile: `.reports/${e2e ? 'e2e' : 'test'}.json` }]],
  },
});
