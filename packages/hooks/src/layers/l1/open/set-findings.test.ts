// Variables that start programs and bits that open doors, and values of the same names that do neither.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { setFindings } from './set-findings.ts';

const found = (source: string) => {
  const program = parseProgram(source);
  return program.commands
    .flatMap((command) => setFindings(command))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
};

describe('setFindings', () => {
  it.each([
    ['LD_PRELOAD=./x.so ls', 'shell.environment LD_PRELOAD'],
    ['export LD_PRELOAD=./x.so', 'shell.environment LD_PRELOAD'],
    ['export LD_PRELOAD', 'shell.environment LD_PRELOAD'],
    ['export -n LD_PRELOAD', 'shell.environment LD_PRELOAD'],
    ['export "LD_PRELOAD=$X"', 'shell.environment LD_PRELOAD'],
    ['declare -x BASH_ENV=x', 'shell.environment BASH_ENV'],
    ['typeset BASH_ENV+=x', 'shell.environment BASH_ENV'],
    ['unset HISTFILE', 'shell.environment HISTFILE'],
    ['HISTFILE=/dev/null', 'shell.environment HISTFILE'],
    ['PAGER=/tmp/x git log', 'shell.environment PAGER'],
    ['PAGER=$X git log', 'shell.environment PAGER'],
    ['GIT_EDITOR=evil git commit', 'shell.environment GIT_EDITOR'],
    ['EDITOR=trueish git commit', 'shell.environment EDITOR'],
    ['GIT_SSH_COMMAND=cat git fetch', 'shell.environment GIT_SSH_COMMAND'],
    ['CLAUDE_SANDBOX=1 ls', 'shell.environment CLAUDE_SANDBOX'],
    ['CLAUDE_X=evil ls', 'shell.environment CLAUDE_X'],
    ['IFS=/', 'shell.environment IFS'],
    ['IFS=abc', 'shell.environment IFS'],
    ['IFS=,,,', 'shell.environment IFS'],
    ['IFS=$X', 'shell.environment IFS'],
    ["NODE_OPTIONS='--require ./x' node x", 'shell.environment NODE_OPTIONS'],
    ['NODE_OPTIONS=-r=./x node x', 'shell.environment NODE_OPTIONS'],
    ['NODE_OPTIONS=--inspect=0.0.0.0:1 node x', 'shell.environment NODE_OPTIONS'],
    ['NODE_OPTIONS=--inspect-brk=x node x', 'shell.environment NODE_OPTIONS'],
    ['NODE_OPTIONS=--loader=x node x', 'shell.environment NODE_OPTIONS'],
    ['export NODE_OPTIONS=--import=x', 'shell.environment NODE_OPTIONS'],
    ['PATH=/usr/bin:/dev/shm ls', 'shell.environment PATH'],
    ['chmod u+s a', 'open.permissions chmod'],
    ['chmod +s a', 'open.permissions chmod'],
    ['chmod g+s a', 'open.permissions chmod'],
    ['chmod ugo+rws a', 'open.permissions chmod'],
    ['chmod 4755 a', 'open.permissions chmod'],
    ['chmod 04755 a', 'open.permissions chmod'],
    ['chmod 47555 a', 'open.permissions chmod'],
    ['chmod 2755 a', 'open.permissions chmod'],
    ['chmod -R 777 a', 'open.permissions chmod'],
    ['chmod -R 0777 a', 'open.permissions chmod'],
    ['chmod -R 000 a', 'open.permissions chmod'],
    ['chmod -R a+rwx a', 'open.permissions chmod'],
    ['chmod -R a+w a', 'open.permissions chmod'],
    ['chmod -R o+w a', 'open.permissions chmod'],
    ['chmod -R ugo-rwx a', 'open.permissions chmod'],
    ['chmod -R -rwx a', 'open.permissions chmod'],
    ['chmod -R -- -rwx a', 'open.permissions chmod'],
    ['chmod -R go-rwx a', 'open.permissions chmod'],
    ['chmod --recursive 777 a', 'open.permissions chmod'],
    ['chmod -vR 777 a', 'open.permissions chmod'],
    ['chmod -R 7770 a', 'open.permissions chmod'],
    ['PATH=/tmp/x:$PATH ls', 'shell.environment PATH'],
    ['PATH=/usr/bin:/dev/shm ls', 'shell.environment PATH'],
    ['PATH=/var/tmp ls', 'shell.environment PATH'],
    ['chmod -R go-rwx a', 'open.permissions chmod'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'export A=b',
    'unset A',
    'echo HISTFILE=x',
    'PAGER=cat git log',
    'GIT_PAGER= git log',
    'GIT_EDITOR=true git commit',
    'GIT_EDITOR=vim git commit',
    'VISUAL=nano x',
    'CLAUDE_X=1 ls',
    'IFS=, read a b',
    'IFS= read a',
    "IFS=$'\\n'",
    'NODE_OPTIONS=--max-old-space-size=1 node x',
    'NODE_OPTIONS=--inspect=localhost:1 node x',
    'NODE_OPTIONS=--inspect=127.0.0.1:1 node x',
    'X=--require node x',
    'PATH=a/tmp/x ls',
    'PATH=/tmpx ls',
    'PATH=/usr/bin ls',
    'chmod +x a',
    'chmod 0755 a',
    'chmod 1777 a',
    'chmod 755 a',
    'chmod 777 a',
    'chmod -R u+w a',
    'chmod -v 777 R',
    'chmod -R 755 a',
    'ls -R 777',
    'PATH=/tmp/x',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
