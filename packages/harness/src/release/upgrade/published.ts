// Asks the registry which versions of a layer there are, and what each states of itself.
import { HarnessError } from '@agent-harness/contracts';
import { prerelease, rcompare } from 'semver';
import { npm } from '../pack/npm.ts';
import { type LayerStatement, readStatement } from '../solve/layer-statement.ts';

/**
 * @param repository whose `.npmrc` counts
 * @returns newest first, without prereleases and without versions from before layers stated what they read
 * @throws HarnessError `cut.npm`, `upgrade.unpublished`
 */
export async function publishedVersions(layer: string, repository: string): Promise<LayerStatement[]> {
  const name = `@agent-harness/${layer}`;
  const instead = 'name the registry with npm_config_registry or .npmrc, and publish the layer there';
  const fields = ['name', 'version', 'dependencies', 'agentHarness'];
  // For `*` npm tells of the newest alone.
  const told = await npm(
    repository,
    ['view', `${name}@>=0.0.0`, ...fields, '--json', '--prefer-online'],
    instead,
  );
  const value: unknown = told.trim() === '' ? [] : JSON.parse(told);
  const manifests = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
  const stating = manifests.filter(
    ({ version, agentHarness }) => agentHarness !== undefined && prerelease(String(version)) === null,
  );
  if (stating.length === 0)
    throw new HarnessError(
      'upgrade.unpublished',
      `the registry has no version of ${name} to choose`,
      instead,
    );
  return stating
    .map((manifest) => readStatement(manifest, `${name}@${String(manifest['version'])}`))
    .sort((a, b) => rcompare(a.version, b.version));
}
