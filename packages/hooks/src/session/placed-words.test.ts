// Where words lead from the folder in which their command stands.
import { expect, it } from 'vitest';
import { ran } from '../policy/reading-policy.fixture.ts';
import { placed } from './placed-words.ts';

function at(line: string, words: string[][]): (string | null)[] {
  const { program } = ran(line);
  return program ? placed(program, '/workspace', words).map(({ path }) => path) : [];
}

it.each<[string, string[][], (string | null)[]]>([
  ['run', [['a']], ['/workspace/a']],
  ['run', [['../b/./c']], ['/b/c']],
  ['run', [['-f']], ['/workspace/-f']],
  ['cd sub; run', [[], ['a']], ['/workspace/a', '/workspace/sub/a']],
  ['pushd sub; run', [[], ['a']], ['/workspace/a', '/workspace/sub/a']],
  ['mycd sub; run', [[], ['a']], ['/workspace/a']],
  ['cdx sub; run', [[], ['a']], ['/workspace/a']],
  ['run > out.txt < in.txt', [['a']], ['/workspace/a']],
  ['run', [], []],
])('%s %j: %j', (line, words, paths) => {
  expect(at(line, words)).toEqual(paths);
});

it('keeps a word whose folder nobody knows', () => {
  expect(at('cd "$X"; run', [[], ['a']])).toContain(null);
});
