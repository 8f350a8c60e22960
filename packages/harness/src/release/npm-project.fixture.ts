// package.json and package-lock.json by which npm installs a small release without a registry.
import type { Release } from '@agent-harness/contracts';

export function npmProject(
  version: string,
  layers: Release['layers'],
  thirdParty: Release['thirdParty'],
): Record<'package.json' | 'package-lock.json', string> {
  const packages = [...layers.map((layer) => ({ ...layer, name: layer.package })), ...thirdParty];
  const dependencies = Object.fromEntries(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const root = { name: 'harness-release', version, dependencies };
  const entries = packages.map(({ name, version: own, tarball, sha512 }) => [
    `node_modules/${name}`,
    {
      version: own,
      resolved: `file:${tarball}`,
      integrity: `sha512-${Buffer.from(sha512.slice('sha512:'.length), 'hex').toString('base64')}`,
      ...(name.endsWith('/harness') ? { bin: { harness: 'bin/harness.mjs' } } : {}),
    },
  ]);
  const lock = { lockfileVersion: 3, requires: true, packages: { '': root, ...Object.fromEntries(entries) } };
  return {
    'package.json': `${JSON.stringify({ ...root, private: true }, null, 2)}\n`,
    'package-lock.json': `${JSON.stringify({ name: root.name, version, ...lock }, null, 2)}\n`,
  };
}
