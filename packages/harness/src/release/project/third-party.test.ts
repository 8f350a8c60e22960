// The closure follows packages as Node finds them, and refuses what the lockfile does not hold.
import { expect, it } from 'vitest';
import { type LayerStatement } from '../solve/layer-statement.ts';
import { renderProject } from './render-project.ts';
import { type LockEntry, type LockPackages, thirdPartyOf } from './third-party.ts';

const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`;
const entry = (version: string, more: LockEntry = {}): LockEntry => ({ version, integrity, ...more });
const statement = (layer: string): LayerStatement => ({ layer, package: `@agent-harness/${layer}`, version: '1.0.0', provides: [], reads: [], carries: null, needs: {} }); // prettier-ignore
const hooks = (manifest: LockEntry) => ({ statement: statement('hooks'), manifest });

const lock: LockPackages = {
  'node_modules/@agent-harness/hooks': { resolved: 'packages/hooks', link: true },
  'node_modules/a': entry('1.0.0', { dependencies: { b: '^1.0.0', '@agent-harness/hooks': '1' } }),
  'node_modules/b': entry('1.2.0', { dependencies: { a: '^1.0.0' } }),
  'node_modules/a/node_modules/b': entry('1.1.0'),
  'packages/hooks/node_modules/c': entry('2.0.0', { dependencies: { b: '*' } }),
  'node_modules/native': entry('1.0.0', { os: ['linux'] }),
  'node_modules/dev-only': entry('9.0.0'),
  'node_modules/peer': entry('1.0.0'),
};

it('takes what is reached, at the places where the repository has it, and nothing else', () => {
  const { placed, packages, leftOut, missing } = thirdPartyOf(lock, [
    hooks({ dependencies: { a: '1.0.0', c: '^2.0.0' }, optionalDependencies: { native: '1.0.0', gone: '1.0.0' }, peerDependencies: { peer: '*', 'dev-only': '*' }, peerDependenciesMeta: { 'dev-only': { optional: true } } }), // prettier-ignore
  ]);
  expect([...placed.keys()]).toEqual([
    'node_modules/@agent-harness/hooks/node_modules/c',
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/b',
    'node_modules/peer',
  ]);
  expect(packages.map(({ name, version }) => `${name}@${version}`)).toEqual(['a@1.0.0', 'b@1.1.0', 'b@1.2.0', 'c@2.0.0', 'peer@1.0.0']); // prettier-ignore
  expect([leftOut, missing]).toEqual([['native@1.0.0'], []]);
});

it('names what a layer wants and the lockfile does not hold, or holds without a digest', () => {
  const wants = (dependencies: Record<string, string>, packages: LockPackages = lock) => thirdPartyOf(packages, [hooks({ dependencies })]).missing; // prettier-ignore
  expect(wants({ z: '1.0.0' })).toEqual(['hooks 1.0.0 needs z 1.0.0, and package-lock.json has none']);
  expect(wants({ a: '1.0.1' })).toEqual(['hooks 1.0.0 needs a 1.0.1, and package-lock.json has 1.0.0']);
  expect(wants({ g: '1.0.0' }, { 'node_modules/g': { version: '1.0.0', resolved: 'git+ssh://host/g' } })).toEqual(['g@1.0.0 has no digest in package-lock.json']); // prettier-ignore
});

it('writes a project of tarballs only, the same twice, without the optional packages that are not there', () => {
  const manifest = { dependencies: { a: '1.0.0' }, optionalDependencies: { native: '1.0.0' }, devDependencies: { 'dev-only': '9' }, bin: { x: 'x.mjs' } }; // prettier-ignore
  const layer = { statement: statement('hooks'), manifest, origin: 'workspace' as const, name: 'agent-harness-hooks-1.0.0.tgz', file: '', sha512: `sha512:${'0'.repeat(128)}`, files: '' }; // prettier-ignore
  const render = () => renderProject('3.0.0', [layer], thirdPartyOf(lock, [{ statement: layer.statement, manifest }])); // prettier-ignore
  const { packages } = JSON.parse(render().packageLock) as { packages: Record<string, LockEntry> };
  expect(render()).toEqual(render());
  expect(packages['node_modules/@agent-harness/hooks']).toEqual({ version: '1.0.0', resolved: 'file:packages/agent-harness-hooks-1.0.0.tgz', integrity, dependencies: { a: '1.0.0' }, bin: { x: 'x.mjs' } }); // prettier-ignore
  for (const [path, { resolved }] of Object.entries(packages))
    if (path !== '') expect(resolved).toMatch(/^file:(packages|third-party)\//);
  expect(JSON.parse(render().packageJson)).toMatchObject({ private: true, version: '3.0.0', dependencies: { '@agent-harness/hooks': 'file:packages/agent-harness-hooks-1.0.0.tgz' } }); // prettier-ignore
});
