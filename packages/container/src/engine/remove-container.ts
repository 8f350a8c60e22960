// Removes a container at once, running or not; one that is already gone is fine.
import { execa } from 'execa';
import type { Engine } from './engine.ts';

export async function removeContainer(engine: Engine, name: string): Promise<void> {
  const now = engine.name === 'podman' ? ['--time=0'] : [];
  await execa(engine.name, [...engine.global, 'rm', '--force', '--volumes', ...now, name], {
    reject: false,
    stdin: 'ignore',
  });
}
