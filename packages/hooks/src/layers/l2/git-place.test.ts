// Git obeys the repository that it stands in: it must not stand where the agent writes.
import { describe, expect, it } from 'vitest';
import { ran, readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { gitPlace } from './git-place.ts';

const policy = readingPolicy();
const places = (command: string, cwd = '/workspace') => {
  const { program } = ran(command);
  return program ? gitPlace(program, cwd, policy).flatMap(({ words }) => words) : [];
};

describe('stands where the agent writes', () => {
  it.each([
    ['git -C /out log', ['/out']],
    ['git -C ../out/x log', ['../out/x']],
    ['git --git-dir=/out/x log', ['/out/x']],
    ['git --work-tree /out log', ['/out']],
    ['/usr/bin/git -C /out log', ['/out']],
    ['cd /out && git log', ['/out']],
    ['pushd /out; git log', ['/out']],
    ['env -C /out git log', ['/out']],
    ['env --chdir=/out/x git log', ['/out/x']],
    ['fd --base-directory /out -x git log', ['/out']],
    ['find /out/x -execdir git log \\;', ['/out/x']],
    ['find . /out -okdir git log \\;', ['/out']],
    // A name that was found lies where it was looked for.
    ['find /out -type d -exec git -C {} log \\;', ['/out']],
    ['find ../out -type d -exec git -C {} log \\;', ['../out']],
    ['find /out -type d | xargs -I{} git -C {} log', ['/out']],
    ['for d in $(find /out -type d); do git -C "$d" log; done', ['/out']],
    ['for d in $(ls /out); do cd "$d" && git log; done', ['/out']],
    ['for d in $(ls /out); do cd "$d" && git log; done; ls $X', ['/out']],
  ])('%s', (command, words) => expect(places(command)).toEqual(words));
  it('by the folder of the call', () => {
    expect(places('git log', '/out')).toEqual(['.']);
    expect(places('git log', '/out/x')).toEqual(['.']);
    expect(places('git log -p x', '/out')).toEqual(['.']);
    expect(places('cd /out && git log', '/out')).toEqual(['.', '/out']);
  });
});

describe('stands elsewhere', () => {
  it.each([
    ['git log'],
    ['git -C /outside log'],
    ['git log -- /out'],
    ['git diff --stat=/out'],
    ['ls /out'],
    ['cd /out && ls'],
    ['ls /out; git log'],
    ['echo cd /out; git log'],
    ['mycd /out; git log'],
    ['cdx /out; git log'],
    ['git -C /outer log'],
    ['find /out -exec git log \\;'],
    ['find /out -name a-execdir -exec git log \\;'],
    ['find /out -name -execdirs -exec git log \\;'],
    ['env -C src git log'],
    ['env -C /out ls'],
    ['find src -execdir git log \\;'],
    ['tar -C /out -tf a.tar; git log'],
    ['env -C /outer git log'],
    ['find /out -name x -exec git log -- {} \\;'],
    ['find . -type d -exec git -C {} log \\;'],
    ['find . -execdir git log \\; > /out/x'],
    ['for d in $(find . -type d); do git -C "$d" log; done > /out/x'],
  ])('%s', (command) => expect(places(command)).toEqual([]));
});

it.each([
  ['/out/', ['/out/x']],
  ['/', ['.', '', '/out/x']],
])('stands below the root %s, however that is written', (root, words) => {
  const { program } = ran('git -C /out/x log');
  const other = { ...policy, space: { ...policy.space, write: [root] } };
  expect(program && gitPlace(program, '/workspace', other)).toEqual([{ rule: 'path.git-place', words }]);
});

it('stands in one of several roots', () => {
  const { program } = ran('git -C /second log');
  const two = { ...policy, space: { ...policy.space, write: ['/out', '/second'] } };
  expect(program && gitPlace(program, '/workspace', two)).toEqual([
    { rule: 'path.git-place', words: ['/second'] },
  ]);
  expect(program && gitPlace(program, '/workspace', policy)).toEqual([]);
});
