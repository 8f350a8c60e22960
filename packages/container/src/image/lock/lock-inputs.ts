// What of a manifest decides its lock; reasons and skills may change without a new one.
import type { ImageManifest } from '@agent-harness/contracts';
import { digest } from '../digest.ts';

type DebianBase = Extract<ImageManifest['base'], { distribution: 'debian' }>;

/** Debian packages that the manifest names, in order. */
export function wantedPackages(base: DebianBase, tools: ImageManifest['tools']): string[] {
  const names = [...tools.map((tool) => tool.package), ...base.packages.map((one) => one.name)];
  return [...new Set(names)].sort();
}

/** `sha256:…`; equal for manifests that resolve alike. */
export function lockInputs({ base, tools, cli, node }: ImageManifest): string {
  const from =
    base.distribution === 'oci'
      ? [base.reference]
      : [
          base.suite,
          ...wantedPackages(base, tools),
          '-',
          ...(base.without ?? []).map(({ name }) => name).sort(),
        ];
  const { package: name, version, integrity } = node;
  return `sha256:${digest(...from, cli.package, cli.version, name, version, integrity.x64, integrity.arm64)}`;
}
