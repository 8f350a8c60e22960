// Takes a layer from the npm registry by its exact version.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { valid } from 'semver';
import { digestOfIntegrity } from '../../files/digests.ts';
import { npm } from './npm.ts';
import { type PackedLayer, openLayer } from './packed-layer.ts';

export interface LayerPin {
  layer: string;
  version: string;
}

/** @param text `hooks@1.2.0` @throws HarnessError `arguments.layer` */
export function layerPin(text: string): LayerPin {
  const [, layer = '', version = ''] = /^([a-z][a-z0-9-]*)@(.+)$/.exec(text) ?? [];
  if (layer !== '' && valid(version) === version) return { layer, version };
  throw new HarnessError(
    'arguments.layer',
    `${JSON.stringify(text)} is no layer with its exact version`,
    'write e.g. --layer hooks@1.2.0; a range or a tag would give another release tomorrow',
  );
}

/**
 * What came is held against the registry's own record of this version.
 * @param repository whose `.npmrc` counts
 * @throws HarnessError `cut.npm`, `cut.integrity`, `layer.statement`
 */
export async function fetchLayer(
  { layer, version }: LayerPin,
  repository: string,
  work: string,
): Promise<PackedLayer> {
  const wanted = `@agent-harness/${layer}@${version}`;
  const out = join(work, 'registry');
  await mkdir(out, { recursive: true });
  const instead = 'name a published version, and the registry with npm_config_registry or .npmrc';
  const recorded = await npm(
    repository,
    ['view', wanted, 'dist.integrity', '--json', '--prefer-online'],
    instead,
  );
  const told = await npm(repository, ['pack', wanted, '--json', '--pack-destination', out], instead);
  const [packed] = JSON.parse(told) as [{ filename: string }];
  const found = await openLayer(join(out, packed.filename), 'registry');
  const expected = recorded.trim() === '' ? null : digestOfIntegrity(JSON.parse(recorded) as string);
  if (found.sha512 !== expected)
    throw new HarnessError(
      'cut.integrity',
      `${wanted} has the digest ${found.sha512}, the registry records ${expected ?? 'none'}`,
      'do not cut; ask the team that published it',
    );
  if (found.statement.layer === layer && found.statement.version === version) return found;
  throw new HarnessError(
    'cut.integrity',
    `${wanted} says that it is ${found.statement.layer} ${found.statement.version}`,
    'do not cut; ask the team that published it',
  );
}
