// What counts as a module, for each way of stating it.
import { describe, expect, it } from 'vitest';
import { findModules, pnpmPatterns } from './modules.ts';
import { readPackageManifest } from './package-manifest.ts';

function manifests(files: Record<string, unknown>) {
  return new Map(
    Object.entries(files).map(([path, value]) => {
      const manifest = readPackageManifest(JSON.stringify(value, null, 2));
      if (manifest === null) throw new Error(path);
      return [path, manifest] as const;
    }),
  );
}

const TWO = {
  'packages/a/package.json': { name: 'a' },
  'packages/b/package.json': { name: 'b' },
  'tool/package.json': { name: 't' },
};
const names = (root: object, extra: string[] = []) =>
  findModules(['x/y', 'top'], manifests({ 'package.json': root, ...TWO }), extra).modules.map(
    (module) => module.name,
  );

describe('findModules', () => {
  it('takes workspace packages from the list, the object and other files', () => {
    expect(names({ workspaces: ['packages/*'] })).toEqual(['a', 'b']);
    expect(names({ workspaces: { packages: ['packages/{a,b}', 'tool'] } })).toEqual(['a', 'b', 't']);
    expect(names({}, ['**', '!packages/b'])).toEqual(['a', 't']);
  });

  it('falls back to top folders', () => {
    expect(findModules(['x/y', 'z/1', 'top'], new Map(), []).modules).toEqual([
      { name: 'x', path: 'x' },
      { name: 'z', path: 'z' },
    ]);
  });
});

describe('readPackageManifest', () => {
  it('knows the line of each dependency, not of a script with its name', () => {
    const text =
      '{\n  "scripts": { "b": "run" },\n  "name": "a",\n  "dependencies": {\n    "b": "1"\n  }\n}\n';
    expect(readPackageManifest(text)?.dependencies).toEqual(new Map([['b', 5]]));
  });

  it.each(['', '[]', '{', '"x"'])('refuses %j', (text) => {
    expect(readPackageManifest(text)).toBeNull();
  });
});

describe('pnpmPatterns', () => {
  it('reads the list of packages only', () => {
    expect(pnpmPatterns("packages:\n  - 'a/*'\n  # note\n  - b\ncatalog:\n  - c\n")).toEqual(['a/*', 'b']);
  });
});
