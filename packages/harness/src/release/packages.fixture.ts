// Four layers of a few bytes, and how to pack one: for tests of releases.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

const packageJson = (layer: string, statement: object, rest: object = {}): string =>
  JSON.stringify({
    name: `@agent-harness/${layer}`,
    version: '1.0.0',
    type: 'module',
    agentHarness: { layer, provides: [], reads: [], ...statement },
    ...rest,
  });

/** The harness prints how it was started. */
export const SMALL_PACKAGES: Record<string, Record<string, string>> = {
  contracts: {
    'package.json': packageJson('contracts', { carries: { authored: ['policy/1.0'], emitted: [] } }),
  },
  hooks: { 'package.json': packageJson('hooks', { provides: ['policy/1.0'] }), 'rules/l1.json': '[]\n' },
  acceptance: { 'package.json': packageJson('acceptance', {}) },
  harness: {
    'package.json': packageJson(
      'harness',
      { reads: ['policy/1.0'] },
      { bin: { harness: 'bin/harness.mjs' } },
    ),
    'bin/harness.mjs':
      '#!/usr/bin/env node\nconsole.log(JSON.stringify({ argv: process.argv.slice(2), release: process.env.HARNESS_RELEASE }));\nprocess.exitCode = 7;\n',
  },
};

export async function tarball(file: string, files: Record<string, string>): Promise<void> {
  const tar = pack();
  for (const [name, text] of Object.entries(files))
    tar.entry({ name: `package/${name}`, mtime: new Date(0), mode: 0o755 }, text);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, gzipSync(Buffer.concat(chunks)));
}
