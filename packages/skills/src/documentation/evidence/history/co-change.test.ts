// Communities of folders: those that change together, the same whenever they are asked for.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Commit } from '../../../history/commit.ts';
import { startCoChange } from './co-change.ts';

const commit = (...paths: string[]) =>
  ({
    changes: paths.map((path) => ({ status: 'changed', path, before: null, after: null })),
    changed: paths.length,
  }) as unknown as Commit;

function communities(commits: Commit[]) {
  const found = startCoChange();
  for (const one of commits) found.add(one);
  return found.communities();
}

it('joins folders that change together, named after the busiest', () => {
  const web = [commit('web/a', 'style/a'), commit('web/b', 'style/b'), commit('web/c')];
  const store = [commit('store/a', 'schema/a'), commit('store/b', 'schema/b'), commit('store/c')];
  expect(communities([...web, ...store, commit('web/a', 'store/a')])).toEqual({
    web: 'web',
    style: 'web',
    store: 'store',
    schema: 'store',
  });
});

it('learns nothing from sweeps, and cuts at three folders', () => {
  const sweep = commit(...Array.from({ length: 51 }, (_value, index) => `f${index}/x`));
  expect(communities([sweep, commit('a/b/c/d/e')])).toEqual({ 'a/b/c': 'a/b/c' });
  expect(communities([])).toEqual({});
});

it('is the same on two runs', () => {
  const path = fc.constantFrom(...'abcdefgh'.split('').flatMap((one) => [`${one}/x`, `${one}/y/z`]));
  fc.assert(
    fc.property(fc.array(fc.array(path, { maxLength: 5 }), { maxLength: 40 }), (lists) => {
      const commits = lists.map((paths) => commit(...paths));
      expect(communities(commits)).toEqual(communities(commits));
    }),
  );
});
