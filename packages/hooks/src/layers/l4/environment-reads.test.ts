// Commands that print the environment or a variable of a credential, each beside what prints neither.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../shell/parse-program.ts';
import { environmentReads } from './environment-reads.ts';

const rules = (command: string, open = false) =>
  environmentReads(parseProgram(command), open).map(({ rule }) => rule);
const DUMP = 'credential.environment-dump';
const VARIABLE = 'credential.environment-variable';

describe('the whole environment', () => {
  it.each([
    ['printenv', 'printenv PATH'],
    [`jq -n '[env]'`, `jq '[.env]' a`],
    [`jq -n '"A" as $k | env[$k]'`, `jq '.env[0]' a`],
    [`jq -n 'env["A"]'`, `jq '."env"["A"]' a`],
    [`jq -n 'def e: env; e'`, `jq '{env: .a}' a`],
    [`jaq -n '[env]'`, `jaq '[.env]' a`],
    [`gojq -n '1,env'`, `gojq '{a, env: 1}' a`],
    [`tomlq '{a: env}' x`, `tomlq '{env}' x`],
    [`jq -n '{a: env}'`, `jq '{env}' a`],
    [`jq -n '1,env'`, `jq '{a, env: 1}' a`],
    ['printenv -0', 'printenv -0 PATH'],
    ['printenv PATH API_KEY', 'printenv PATH HOME'],
    ['printenv PATH "$X"', 'printenv PATH'],
    ['printenv "$X" PATH', 'printenv HOME'],
    ['env B=1 A=2', 'env A=x-u ls'],
    ['env -v', 'env -uHOME ls'],
    ['env -i', 'env A=--chdir ls'],
    ['env --null', 'env --unset=HOME ls'],
    [`ruby -e 'puts ENV.fetch("API_KEY")'`, `ruby -e 'puts ENV.fetch("PATH")'`],
    [`ruby -e 'puts ENV.fetch "API_KEY"'`, `ruby -e 'puts ENV.fetched("API_KEY")'`],
    ['/usr/bin/printenv', '/usr/bin/printenv PATH'],
    ['env', 'env A=1 ls'],
    ['env -0', 'env -S ls'],
    ['env A=1', 'env --split-string=ls'],
    ['env -u HOME', 'env -u HOME ls'],
    ['env -iC /tmp', 'env -C /tmp ls'],
    ['env --unset HOME --chdir=/tmp', 'env --chdir /tmp ls'],
    ['set', 'set -e'],
    ['export', 'export A'],
    ['export -p A', 'export A=1'],
    ['declare -p', 'declare -a A'],
    ['declare -rx', 'declare A'],
    ['typeset -x', 'typeset A'],
    ['compgen -v', 'compgen -c'],
    ['compgen -A x -e', 'compgen -f'],
    ['ps e', 'ps -e'],
    ['ps auxe', 'ps aux'],
    ['ps -f eww', 'ps -ef'],
    [`awk 'BEGIN { print ENVIRON["A"] }'`, `awk 'BEGIN { print 1 }'`],
    [`python3 -c 'import os; print(os.environ)'`, `python3 -c 'import os; print(os.name)'`],
    ['jq -n env', 'jq -n .a'],
    [`perl -e 'print %ENV'`, `sed 's/%ENV/a/'`],
  ])('%s prints it, %s does not', (printing, other) => {
    expect(rules(printing)).toEqual([DUMP]);
    expect(rules(other)).toEqual([]);
  });
  it('is named by the first words of the command', () => {
    expect(environmentReads(parseProgram('declare -p A B'), false)).toEqual([
      { rule: DUMP, words: ['declare', '-p', 'A'] },
    ]);
  });
});

describe('a variable of a credential', () => {
  it.each([
    ['echo $API_KEY', "echo '$API_KEY'"],
    [`echo "'$API_KEY'"`, `echo 'a' '$API_KEY'`],
    ['cat < $TOKEN', 'cat < $FILE'],
    ['A=$TOKEN ls', 'A=$HOME ls'],
    ['echo ${!TOKEN}', 'echo ${HOME}'],
    ['echo $DB_PASSWORD_1', 'echo $TOKENS_LEFT'],
    ['echo a$API_KEY', 'echo \\$API_KEY'],
    ["echo 'a'$API_KEY", "echo '$API_KEY'$X"],
    ['X=API_KEY; echo ${!X}', 'X=API_KEY; echo ${X}'],
    ['X=API_KEY; echo "${!X:-a}"', 'X=HOME; echo "${!X:-a}"'],
    ['X=API_KEY; echo ${!X[0]}', 'X=API_KEY; echo ${!X[@]}'],
    ['X=MY_TOKEN; echo ${!X}', 'X=MY_TOKEN; echo ${!X*}'],
  ])('is read by %s, not by %s', (reading, other) => {
    expect(rules(reading)).toEqual([VARIABLE]);
    expect(rules(other)).toEqual([]);
  });
});

it('a variable of a credential is named as it is written', () => {
  expect(environmentReads(parseProgram('echo a "b$API_KEY"'), false)).toEqual([
    { rule: VARIABLE, words: ['"b$API_KEY"'] },
  ]);
});

describe('on a laptop', () => {
  it.each([
    [`php -r 'echo getenv("HOME");'`, `php -r 'echo getenv("API_KEY");'`],
    [`ruby -e 'puts ENV["KEYBOARD"]'`, `ruby -e 'puts ENV["API_KEY"]'`],
    [`ruby -e 'puts ENV.fetch("KEYBOARD")'`, `ruby -e 'puts ENV.fetch("API_KEY")'`],
    [`python3 -c 'print(os.environ.get("HOME", "x"))'`, `python3 -c 'print(os.environ.get("API_KEY", "x"))'`],
    ['env | grep PATH', 'env | grep API_TOKEN'],
    ['printenv | grep -i "^PATH="', 'env | grep PATH; env'],
    [
      `python3 -c 'import os; print(os.environ["HOME"])'`,
      `python3 -c 'import os; print(os.environ["API_KEY"])'`,
    ],
    [
      `python3 -c 'import os; print(os.getenv("HOME"))'`,
      `python3 -c 'import os; print(os.getenv("API_KEY"))'`,
    ],
    [`ruby -e 'puts ENV["HOME"]'`, `ruby -e 'puts ENV["API_KEY"]'`],
    [`jq -n '$ENV.HOME'`, `jq -n '$ENV.API_KEY'`],
    [`jq -n 'env.HOME'`, `jq -n 'env'`],
    [`node -p 'process.env["HOME"]'`, `node -p 'process.env["API_TOKEN"]'`],
  ])('%s names what is no credential, %s does not', (plain, found) => {
    expect(rules(plain, true)).toEqual([]);
    expect(rules(found, true)).toContain(DUMP);
  });
});
