// Names that a pipeline makes: a word that may lead them outside is refused, and what only stands beside them is not.
import { describe, expect, it } from 'vitest';
import { ran } from '../../policy/reading-policy.fixture.ts';
import { fedOutside } from './fed-outside.ts';

const fed = (command: string) => {
  const { program } = ran(command);
  return program ? fedOutside(program).map(({ rule, words }) => [rule, ...new Set(words)]) : [];
};

describe('may lead outside', () => {
  it.each([
    ['git ls-files | sed s,^,/etc/, | xargs cat', ['s,^,/etc/,']],
    ["git ls-files | sed 's,^,../,' | xargs cat", ['s,^,../,']],
    ['for f in $(git ls-files); do cat "$f"; done; ls /etc', ['/etc']],
    ['ls /etc; for f in $(git ls-files); do cat "$f"; done', ['/etc']],
    ['git ls-files | sed s,^,/e\\\\tc/, | xargs cat', ['s,^,/e\\tc/,']],
    ['git ls-files | xargs cat /dev/nullx', ['/dev/nullx']],
    ["git ls-files | xargs cat 'a /dev/null'", ['a /dev/null']],
    ['git ls-files | xargs cat /etc/a ../b', ['/etc/a', '../b']],
  ])('%s: %j', (command, words) => expect(fed(command)).toEqual([['path.fed', ...words]]));
});

describe('leads nowhere', () => {
  it.each([
    'git ls-files | xargs cat',
    'git ls-files | xargs cat /dev/null',
    'git ls-files | sed s,a,b/etc/c, | xargs cat',
    'git ls-files | xargs cat /etcetera',
    'git ls-files | xargs cat a..b',
    'find . -exec sh -c \'wc -l "$1" 2> /dev/null\' _ {} \\;',
    'cat /etc/x',
    "sed 's,^,../,' a",
    'for f in a b; do cat "$f"; done; ls /etc',
  ])('%s', (command) => expect(fed(command)).toEqual([]));
});
