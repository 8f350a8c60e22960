// Which command words a stage takes: granted ones, the shell's own ways on, and questions; and what is said of every other.
import type { Policy, Rule } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { parseProgram } from '../../shell/parse-program.ts';
import { levelFindings, nameFindings } from './name-findings.ts';

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
    ['node --check', 'family.interpreter node'],
    ['node --check -r a b.js', 'family.interpreter node'],
    ['node -c a.js', 'family.interpreter node'],
    ['X=1 node --check a.js', 'family.interpreter node'],
    ['php -l -r a', 'family.interpreter php'],
    ['ruby -c -e a', 'family.interpreter ruby'],
    ['ruby -n a.rb', 'family.interpreter ruby'],
    ['set "$X"', 'command.not-granted set'],
    ['shopt -s sourcepath', 'command.not-granted shopt'],
    ['export FOO=1', 'command.not-granted export'],
    ['export LANG=C FOO=1', 'command.not-granted export'],
    ['export TZ=:/etc/shadow', 'command.not-granted export'],
    ['export LANGx', 'command.not-granted export'],
    ['export =C', 'command.not-granted export'],
    ['rm --helpx', 'family.deletion rm'],
    ['rm x--help', 'family.deletion rm'],
    ['rm "--help$X"', 'family.deletion rm'],
    ['rm --version a', 'family.deletion rm'],
    ['rm', 'family.deletion rm'],
    ['A=1 rm --help', 'family.deletion rm'],
    ['rm --help < a', 'family.deletion rm'],
    ['python3 -version', 'family.interpreter python3'],
    ['sqlite3 --help', 'family.interpreter sqlite3'],
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
    ['command', 'command.not-granted command'],
    ['command a-v git', 'command.not-granted command | command.not-granted a-v'],
    ['command -vx git', 'command.not-granted command'],
    ['rm -v a', 'family.deletion rm'],
    ['toString', 'command.not-granted toString'],
    ['git push --force', 'git.force-push git push --force | command.subcommand git push'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'ls',
    'echo a',
    'command -v git',
    'command -V git',
    'command -pv git',
    'command -vp git',
    'exit 1',
    'set -e',
    'set -o pipefail',
    'bash -n a.sh',
    'node --check a.js',
    'php -l a.php',
    'ruby -c a.rb',
    'shopt -s globstar',
    'export LANG=C',
    'export TZ=UTC LANG=C',
    'rm --help',
    'cp --version > a',
    'python3 --version',
    'sqlite3 -version',
    'sqlite3 --version',
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

const refuses = (
  id: string,
  match: { name: string; words?: string[]; subcommand?: string },
  level?: 'project',
): Rule => ({
  id,
  layer: 'L1',
  title: 'a rule',
  severity: 'high',
  reason: 'the test says so',
  instead: 'nothing',
  references: [],
  match: { kind: 'command', words: [], ...match },
  examples: { refused: ['a'], allowed: ['b'] },
  ...(level ? { level } : {}),
});

const own: Policy = {
  ...policy,
  space: {
    ...policy.space,
    commands: [...policy.space.commands, { name: 'npm', why: 'tests', subcommands: ['test'] }],
  },
  rules: [
    refuses('own.ls', { name: 'ls' }),
    refuses('own.make', { name: 'make' }),
    refuses('own.branch', { name: 'git', subcommand: 'branch' }),
    refuses('own.all', { name: 'git', subcommand: 'log', words: ['-p', '--all'] }),
    refuses('own.version', { name: 'git', words: ['--version'] }),
    refuses('own.exec', { name: 'find', words: ['-exec'] }),
    refuses('own.wc', { name: 'wc', words: ['wc'] }),
    refuses('own.no-x', { name: 'sort', words: ['--no-x'] }),
    refuses('project.jq', { name: 'jq', words: ['-f', '--arg'] }, 'project'),
    refuses('project.grep', { name: 'grep', words: ['-r'] }, 'project'),
    refuses('project.apply', { name: 'kubectl', subcommand: 'apply' }, 'project'),
    refuses('project.head', { name: 'head' }, 'project'),
  ],
};
const say = (findings: ReturnType<typeof nameFindings>) =>
  findings.map(({ rule, words }) => [rule, ...words].join(' ')).join(' | ');

describe('rules of the organisation, a project and the stage', () => {
  it.each([
    ['ls', ''],
    ['make', 'own.make make | family.interpreter make'],
    ['make -j', 'own.make make | family.interpreter make'],
    ['git branch', 'own.branch git'],
    ['git tag', ''],
    ['git log -p --all', 'own.all git -p --all'],
    ['git log -up --all=x', 'own.all git -p --all'],
    ['git log -p', ''],
    ['git log --all', ''],
    ['git log -p --al', ''],
    ['git log -p --alls', ''],
    ['git log -u --all', ''],
    ['git log -p1 --all', ''],
    ['git log a-p --all', ''],
    ['git log "$X" --all', ''],
    ['git tag -p --all', ''],
    ['git --version', 'own.version git --version'],
    ['find . -exec ls {} +', 'own.exec find -exec'],
    ['find . -aexec', ''],
    ['find . -exec=a', ''],
    ['wc a', ''],
    ['wc wc', 'own.wc wc wc'],
    ['sort --no-x', 'own.no-x sort --no-x'],
    ['npm test', ''],
    ['npm ls', 'command.subcommand npm ls'],
    ['jq -rf a --arg b', 'project.jq jq -f --arg'],
    ['jq -r a --arg b', ''],
    ['head', 'project.head head'],
  ])('say of %s: %s', (source, words) =>
    expect(say(parseProgram(source).commands.flatMap((command) => nameFindings(command, own)))).toBe(words),
  );

  it.each([
    ['jq -f a --arg b', 'project.jq jq -f --arg'],
    ['jq -f a', ''],
    ['/usr/bin/jq -f a --arg=b', 'project.jq jq -f --arg'],
    ['grep -r a', 'project.grep grep -r'],
    ['egrep -nr a', 'project.grep egrep -r'],
    ['egrep a', ''],
    ['kubectl apply -f a', 'project.apply kubectl apply'],
    ['kubectl -v apply', 'project.apply kubectl apply'],
    ['kubectl get apply', ''],
    ['kubectl', ''],
    ['head', 'project.head head'],
    ['ls', ''],
    ['make', ''],
    ['"$X" -f', ''],
  ])('of a level, whatever is granted, say of %s: %s', (source, words) =>
    expect(say(parseProgram(source).commands.flatMap((command) => levelFindings(command, own)))).toBe(words),
  );
});
