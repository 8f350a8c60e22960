// The attack list for real, hooks off: every attack is contained, and each succeeds once its walls are taken down.
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAttackFiles } from '../src/attack/attack-files.ts';
import { type Attack, readAttacks } from '../src/attack/attack.ts';
import { skippedControls } from '../src/attack/skipped-controls.ts';
import { runAttacks } from '../src/attack/run-attacks.ts';
import type { Wall } from '../src/attack/walls.ts';
import { type Engine, findEngine } from '../src/engine/engine.ts';
import { ownerOf } from '../src/engine/owner.ts';
import { OWNER_LABEL } from '../src/engine/reap.ts';
import { type BuiltImage, buildImage } from '../src/image/build-image.ts';
import { entryFile } from '../src/image/entry-file.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';

const engine: Engine | null = await findEngine().catch(() => null);
const attacks = readAttacks();
/** Stand-ins for what other layers put into the image. */
const settings = ['/opt/harness/settings.json', '/etc/claude-code/managed-settings.json'].map((path) => ({
  path,
  mode: 0o644,
  source: { text: '{}\n' },
}));
const dist = join(import.meta.dirname, '../dist');

const skipped = skippedControls(attacks);
const isShown = ({ id }: Attack): boolean => skipped.every((one) => one.id !== id);

/** Attacks by the walls of their control; one container shows all that share them. */
const controls = new Map<string, { walls: Wall[]; attacks: Attack[] }>();
for (const attack of attacks) {
  if (!Array.isArray(attack.control) || !isShown(attack)) continue;
  const key = attack.control.join(', ');
  const found = controls.get(key) ?? { walls: attack.control, attacks: [] };
  controls.set(key, { ...found, attacks: [...found.attacks, attack] });
}

describe.skipIf(engine === null)('attacks (skipped where no container engine answers)', () => {
  let image: BuiltImage;

  beforeAll(async () => {
    const manifest = await loadImageManifest();
    image = await withAttackFiles(
      (files) =>
        buildImage(engine!, manifest, [
          { ...entryFile(), source: join(dist, 'entry.mjs') },
          ...settings,
          ...files,
        ]),
      join(dist, 'attack.mjs'),
    );
  });
  afterAll(async () => {
    // Its own: a release that is cut beside this test runs attacks too.
    const mine = `label=${OWNER_LABEL}=${ownerOf()}`;
    const left = await execa(engine!.name, ['ps', '--all', '--filter', mine, '--quiet']);
    expect(left.stdout).toBe('');
  });

  it('are all contained by the whole profile', { timeout: 600_000 }, async () => {
    const outcomes = await runAttacks({ engine: engine!, image, attacks });
    expect(outcomes.filter((one) => !one.contained)).toEqual([]);
    expect(outcomes).toHaveLength(attacks.length);
  });

  it.each([...controls])('succeed without %s', { timeout: 300_000 }, async (_, { walls, attacks: shown }) => {
    const outcomes = await runAttacks({ engine: engine!, image, attacks: shown, down: walls });
    expect(outcomes.filter((one) => one.contained)).toEqual([]);
  });

  it('would open the debugger of a first process that has no handler', async () => {
    const script =
      "setTimeout(() => process.kill(1, 'SIGUSR1'), 100); setTimeout(() => process.exit(), 1000)";
    const { stderr } = await execa(engine!.name, [
      ...engine!.global,
      'run',
      '--rm',
      '--network=none',
      '--ulimit=nofile=1024:1024',
      '--ulimit=nproc=256:256',
      '--entrypoint=/opt/harness/bin/node',
      image.reference,
      '-e',
      script,
    ]);
    expect(stderr).toContain('Debugger listening');
  });
});
