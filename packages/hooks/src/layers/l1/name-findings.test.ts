// Which command words a stage takes: granted ones, the shell's own ways on, and questions; and what is said of every other.
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { parseProgram } from '../../shell/parse-program.ts';
import { nameFindings } from './name-findings.ts';

const policy = readingPolicy();

const found = (source: string) =>
  parseProgram(source)
    .commands.flatMap((command) => nameFindings(command, policy))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');

describe('nameFindings', () => {
  it.each([
    ['command git', 'command.not-granted command | command.subcommand git '],
    ['command -x git', 'command.not-granted command | command.subcommand git '],
    ['set -- a', 'command.not-granted set'],
    ['set "$X"', 'command.not-granted set'],
    ['shopt -s sourcepath', 'command.not-granted shopt'],
    ['export FOO=1', 'command.not-granted export'],
    ['eval ls', 'shell.evaluation eval'],
    ['source x', 'shell.evaluation source'],
    ['trap x EXIT', 'shell.evaluation trap'],
    ['/usr/bin/ls', 'command.not-granted /usr/bin/ls'],
    ['"$X" a', 'shell.dynamic-command "$X"'],
    ['$X', 'shell.dynamic-command $X'],
    ['rm -rf a', 'rm.recursive rm -r | family.deletion rm'],
    ['rm a', 'family.deletion rm'],
    ['sudo ls', 'family.privilege sudo'],
    ['curl a', 'family.network-client curl'],
    ['unknowncmd', 'command.not-granted unknowncmd'],
    ['git commit', 'command.subcommand git commit'],
    ['git', 'command.subcommand git '],
    ['git add -A', 'command.subcommand git add'],
    ['git push --force', 'git.force-push git push --force | command.subcommand git push'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'ls',
    'echo a',
    'command -v git',
    'command -V git',
    'command -pv git',
    'exit 1',
    'set -e',
    'set -o pipefail',
    'shopt -s globstar',
    'export LANG=C',
    '[ -f a ]',
    ': a',
    'egrep a b',
    'fgrep a b',
    'git log',
    'git --version',
    'find . -delete',
    'A=1',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
