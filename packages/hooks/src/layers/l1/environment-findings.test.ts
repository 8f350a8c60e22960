// Variables that a stage may not set, by assignment, declaration or a builtin that names them.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../shell/parse-program.ts';
import { environmentFindings } from './environment-findings.ts';

const found = (source: string) => {
  const program = parseProgram(source);
  return program.commands
    .flatMap((command) => environmentFindings(command))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
};

describe('environmentFindings', () => {
  it.each([
    ['PATH=. ls', 'shell.environment PATH'],
    ['PAGER=less git log', 'shell.environment PAGER'],
    ['PAGER=$X git log', 'shell.environment PAGER'],
    ['export PATH=x', 'shell.environment PATH'],
    ['export PATH+=:x', 'shell.environment PATH'],
    ['export "PATH=$X"', 'shell.environment PATH'],
    ['declare GIT_DIR=x', 'shell.environment GIT_DIR'],
    ['read PATH', 'shell.environment PATH'],
    ['read "$X"', 'shell.environment PATH'],
    ['IFS=, cat x', 'shell.environment IFS'],
    ['IFS=,', 'shell.environment IFS'],
    ['printf -v PATH x', 'shell.environment PATH'],
    ['printf -vPATH x', 'shell.environment PATH'],
    ['printf -v "$X" x', 'shell.environment PATH'],
    ['mapfile PATH', 'shell.environment PATH'],
    ['getopts ab PATH', 'shell.environment PATH'],
    ['unset PATH', 'shell.environment PATH'],
    ['unset -v PATH', 'shell.environment PATH'],
    ['HTTP_PROXY=x curl a', 'shell.environment HTTP_PROXY'],
    ['http_proxy=x curl a', 'shell.environment http_proxy'],
    ['local PATH=x', 'shell.environment PATH'],
    ['readonly HOME=x', 'shell.environment HOME'],
    ['export PAGER=""$X', 'shell.environment PAGER'],
    ['export G"IT_DIR=$X"', 'shell.environment GIT_DIR'],
    ['declare PAGER=evil', 'shell.environment PAGER'],
    ['declare "PAGER=$X"', 'shell.environment PAGER'],
    ['read -x1p "$X"', 'shell.environment PATH'],
    ['read ax-p "$X"', 'shell.environment PATH'],
    ['read -p1 "$X"', 'shell.environment PATH'],
    ['read -1p "$X"', 'shell.environment PATH'],
    ['A=b IFS=, ls', 'shell.environment A | shell.environment IFS'],
    ['PATH=x read a', 'shell.environment PATH'],
    ['IFS=, A=b mapfile IFS', 'shell.environment IFS | shell.environment IFS'],
    ['PATH=x IFS=, read a', 'shell.environment PATH'],
    ['A=b read IFS', 'shell.environment IFS'],
    // A command that is known to read is given nothing that is not known to do nothing.
    ['FOO=1 ls', 'shell.environment FOO'],
    ['FOO=1 git unknown', 'shell.environment FOO'],
    ['DIFF=x zdiff a b', 'shell.environment DIFF'],
    ['POSIXLY_CORRECT=1 gzip a -c', 'shell.environment POSIXLY_CORRECT'],
    ['env GREP=x xzgrep a b', 'shell.environment GREP'],
    ['LANG=/x sort a', 'shell.environment LANG'],
    ['LC_ALL=$X sort a', 'shell.environment LC_ALL'],
    ['TZ=:/etc/shadow date', 'shell.environment TZ'],
    ['TZ=/etc/shadow date', 'shell.environment TZ'],
    ['XTERM=x less a', 'shell.environment XTERM'],
    ['LC_ALL=C FOO=1 git log', 'shell.environment FOO'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'FOO=1',
    'FOO=1 fetcher a',
    'FOO=1 echo a',
    'LC_ALL=C sort a',
    'LANG=en_US.UTF-8 sort a',
    'TZ=Europe/Berlin date',
    'TZ=UTC git log',
    'TZ= date',
    'TIME_STYLE="+%F %T" ls -l',
    'env LC_ALL=C TERM=dumb ls',
    'MANPAGER=cat man x',
    'PAGER= git log',
    'export FOO=1',
    'read a',
    'read -r a',
    'read -p "$X" a',
    'read -t "$X" a',
    'IFS=, read a b',
    'printf -v a x',
    'printf "$X" x',
    'mapfile -t a',
    'mapfile -n "$X" a',
    'unset a',
    'echo PATH',
    'export a-PATH=x',
    'declare PAGER=cat',
    'declare PAGER=',
    'export FOO',
    'read P-vATH',
    'read -rp "$X" a',
    'IFS=, read a',
    'A=b IFS=, read a',
    'printf "$X"',
    'printf a "$X"',
    'export',
    'unset',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
