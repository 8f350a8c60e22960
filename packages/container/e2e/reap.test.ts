// A harness that is killed leaves no running container, and the next one removes what is left of it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, findEngine } from '../src/engine/engine.ts';
import { ownerOf } from '../src/engine/owner.ts';
import { OWNER_LABEL, reap } from '../src/engine/reap.ts';
import { removeContainer } from '../src/engine/remove-container.ts';
import { type BuiltImage, buildImage } from '../src/image/build-image.ts';
import { entryFile } from '../src/image/entry-file.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';

const engine: Engine | null = await findEngine().catch(() => null);

describe.skipIf(engine === null)('a killed harness (skipped where no container engine answers)', () => {
  let image: BuiltImage;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
    image = await buildImage(engine!, await loadImageManifest(), [
      { ...entryFile(), source: join(import.meta.dirname, '../dist/entry.mjs') },
    ]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const listed = async (name: string): Promise<string> =>
    (await execa(engine!.name, [...engine!.global, 'ps', '--all', '--quiet', '--filter', `name=${name}`]))
      .stdout;

  it('takes its container with it, in the middle of a session', async () => {
    const name = `killed-${process.pid}`;
    const script = join(folder, 'harness.mjs');
    await writeFile(
      script,
      `import { findEngine, startCell, loadImageManifest } from ${JSON.stringify(join(import.meta.dirname, '../dist/index.js'))};
       const tools = (await loadImageManifest()).tools.map((tool) => tool.name);
       const plan = { mounts: [], seconds: 600, memoryMb: 256, environment: [] };
       const image = ${JSON.stringify({ reference: image.reference, id: image.id })};
       const cell = await startCell({ engine: await findEngine(), image, tools, name: ${JSON.stringify(name)}, plan });
       const session = { argv: ['/usr/bin/tail', '-f', '/dev/null'], environment: {}, input: '', output: () => {} };
       setTimeout(() => console.log('running'), 300);
       await cell.run(session, new AbortController().signal);`,
    );
    const harness = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((resolve) => harness.stdout.once('data', () => resolve()));
    expect(await listed(name)).not.toBe('');
    harness.kill('SIGKILL');
    try {
      await expect.poll(() => listed(name), { timeout: 60_000, interval: 250 }).toBe('');
    } finally {
      await removeContainer(engine!, name);
    }
  });

  it('has its containers removed by the next one, which touches no others', async () => {
    const gone = (ownerOf() ?? '').replace(/\d+$/, '1');
    const create = async (owner: string): Promise<string> => {
      const name = `orphan-${process.pid}-${owner.length}${owner === gone ? 'g' : 'a'}`;
      await execa(engine!.name, [
        ...engine!.global,
        'create',
        `--name=${name}`,
        `--label=${OWNER_LABEL}=${owner}`,
        '--network=none',
        image.reference,
      ]);
      return name;
    };
    const orphan = await create(gone);
    const alive = await create(ownerOf() ?? '');
    try {
      expect((await reap(engine!, folder)).containers).toEqual([orphan]);
      expect(await listed(orphan)).toBe('');
      expect(await listed(alive)).not.toBe('');
    } finally {
      await removeContainer(engine!, alive);
      await removeContainer(engine!, orphan);
    }
  });
});
