// What each word is to its command: the difference between a pattern and a path decides about reading a file.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { readArguments } from './read-arguments.ts';

/** `role:text` of each argument that is a word of its own or an attached value. */
function roles(source: string): string[] {
  const [command] = parseProgram(source).commands;
  if (!command) throw new Error(source);
  return readArguments(command)
    .list.filter(({ text, option }) => option === null || text !== '')
    .map(({ role, text }) => `${role}:${text}`);
}

describe('operands and values', () => {
  it.each([
    ['grep -rn x src', ['data:x', 'search:src']],
    ['grep -e x src', ['data:x', 'search:src']],
    ['grep --include= x /etc/passwd', ['data:x', 'search:/etc/passwd']],
    ['grep --color x /etc/passwd', ['data:x', 'search:/etc/passwd']],
    ['grep -rf/etc/passwd x', ['read:/etc/passwd', 'search:x']],
    ['grep --fil=/etc/passwd x', ['read:/etc/passwd', 'search:x']],
    ['grep -- -e x', ['data:-e', 'search:x']],
    ['head -n 5 a', ['data:5', 'read:a']],
    ['jq --arg n /etc/passwd . a', ['data:n', 'data:/etc/passwd', 'script:.', 'read:a']],
    ['jq --indent 2 . a', ['data:2', 'script:.', 'read:a']],
    ['find a -exec cat /b \\; -newer c', ['search:a', 'search:c']],
    ['find a -exec cat {} + -newer c', ['search:a', 'search:c']],
    ['find a -exec cat /b', ['search:a']],
    ['head -5 a', ['read:a']],
    ['uniq a b', ['read:a', 'write:b']],
    ['jq --rawfile n /etc/passwd . a', ['data:n', 'read:/etc/passwd', 'script:.', 'read:a']],
    ['sed -ne p a', ['script:p', 'read:a']],
    [
      'git -C /etc log -n 1 --since yesterday HEAD',
      ['search:/etc', 'data:1', 'data:yesterday', 'revision:HEAD'],
    ],
    ['frobnicate -o/etc/x --to=/y z', ['unknown:/etc/x', 'unknown:/y', 'unknown:z']],
  ])('%s', (source, expected) => {
    expect(roles(source)).toEqual(expected);
  });
});

describe('options that must not be used', () => {
  const dangers = (source: string) => {
    const [command] = parseProgram(source).commands;
    return command ? readArguments(command).list.flatMap(({ danger }) => danger ?? []) : [];
  };
  it.each([
    ['sort -uoa a', 'writes'],
    ['sort --outp=a a', 'writes'],
    ['sort --comp cat a', 'executes'],
    ['sed -ni p a', 'writes'],
    ['sed -i.bak p a', 'writes'],
    ['git -c a=b log', 'executes'],
    ['git log --ext', 'executes'],
    ['find . -delete', 'writes'],
    ['rg --pre=x y', 'executes'],
  ])('%s', (source, danger) => {
    expect(dangers(source)).toContain(danger);
  });
  it.each([
    ['sort -- -o'],
    ['rg --pretty x'],
    ['sort -k 2o a'],
    ['git log --grep -c'],
    ['find . -name -delete'],
  ])('%s has none', (source) => {
    expect(dangers(source)).toEqual([]);
  });
});
