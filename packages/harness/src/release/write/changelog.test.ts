// The changelog of a release names what each team ships since the last one, and nothing older.
import { expect, it } from 'vitest';
import { type LayerChanges, renderChangelog } from './changelog.ts';

const hooks: LayerChanges = {
  layer: 'hooks',
  version: '1.2.0',
  team: 'Security',
  text: '# hooks\n\n## 1.2.0\n\n### Minor Changes\n\n- abc: Refuses more.\n\n## 1.1.0\n\n- Older.\n\n## 1.0.0\n\n- Oldest.\n',
  before: '1.0.0',
};
const skills: LayerChanges = {
  layer: 'skills',
  version: '1.0.0',
  team: 'Engineering',
  text: null,
  before: '1.0.0',
};

it('takes every version since the release before, by team', () => {
  expect(renderChangelog('3.0.0', '2.0.0', [hooks, skills])).toBe(
    '# 3.0.0\n\nSince 2.0.0.\n\n## Engineering\n\n### skills 1.0.0\n\nAs before.\n\n## Security\n\n### hooks 1.2.0 (was 1.0.0)\n\n' +
      '#### Minor Changes\n\n- abc: Refuses more.\n\n- Older.\n',
  );
});

it('takes all of them for the first release, none of what is newer than the layer', () => {
  const first = renderChangelog('1.0.0', null, [{ ...hooks, version: '1.1.0', before: null }]);
  expect(first).toContain('- Oldest.');
  expect(first).not.toContain('Refuses more');
  expect(first).toContain('The first release.');
  expect(renderChangelog('1.0.0', null, [{ ...skills, before: null }])).toContain('No notes.');
});
