// Which pipelines print names of files and nothing else.
import { parse } from 'unbash';
import { describe, expect, it } from 'vitest';
import type { Feed } from './feed.ts';
import { feedsNames } from './feeds-names.ts';

function feed(source: string): Feed {
  const node = parse(source).commands[0]?.command;
  if (node?.type === 'Pipeline') return feedsNames(node.commands);
  return node && node.type !== 'AndOr' ? feedsNames([node]) : null;
}

it.each([
  ['grep -rl x src'],
  ['rg -l x ./a b'],
  ['find . -exec grep -l x {} +'],
  ['find .'],
  ['find . -type f'],
  ['find . | sort'],
  ['find . -name x-exec'],
  ['find . -exec grep -l x {} + -name x-exec'],
  ['find . -exec test -f {} \\; -print'],
  ['find . -exec [ -f {} ] \\; -print'],
  ['find . -exec grep -q x {} \\; -print'],
  ['find . | grep x | head -2'],
  ['git rev-list a'],
  ['git rev-list a -- src'],
  ['git log --format=%H'],
  ["git log --format=%h --since='1 week' --author=a -5 -- src | tail -1"],
  ["git branch --format='%(refname)' | sort"],
])('prints paths: %s', (source) => {
  expect(feed(source)).toBe('paths');
});

describe('prints names', () => {
  it.each([
    ['ls'],
    ['ls src'],
    ['ls -l'],
    ['tree'],
    ['tree -a'],
    ['ls | cat'],
    ['ls | tac'],
    ['ls | grep x'],
    ['ls | sed s/a/b/'],
    ['ls | tr / a'],
    ['find . | sed s/a/b/'],
    [String.raw`find . -printf '%p\n'`],
    ["find . -printf '%p/x'"],
    ["find . -printf '%aP'"],
    ['git grep --files-without-match x'],
    ['git grep --name-only x'],
    ['git diff-tree --name-only a'],
    ['git rev-list --objects a'],
    ['git rev-list a | cut -c1-7'],
    ['git log --format=%h | cut -c1-7'],
    ['find branch | cut -c1-7'],
    ['rg --files-without-match x'],
    ['ls | head | tail | uniq'],
    ['ls | tac | nl | column'],
    ['grep -l x *.c'],
    ['grep -rl x src *.c'],
    ['grep -rl x a*'],
    ['ls x-a'],
    ['ls x--all'],
    ['ls --color'],
    ['grep -rl x'],
    ['grep -rL x'],
    ['rg --files'],
    ['git ls-files'],
    ['git -C a ls-files'],
    ['git status -s'],
    ['git status --short'],
    ['git status --porcelain=v1'],
    ['git diff --name-only'],
    ['git diff --name-status'],
    ['git log --name-only'],
    ['git show --name-only'],
    ['git grep -l x'],
    ['echo a b'],
    [String.raw`printf '%s\n' *.c`],
    [String.raw`printf "%s\n" a/b`],
    [String.raw`printf '%s\0' a`],
    ["printf '%s ' a"],
  ])('%s', (source) => {
    expect(feed(source)).toBe('names');
  });
});

describe('may print anything', () => {
  it.each([
    ['cat a'],
    ['grep -el x src'],
    ['rg -L x src'],
    ['find . -exec grep x {} +'],
    ['find . -exec grep -l x {} + -exec cat {} +'],
    ['cat'],
    ['curl x'],
    ['(ls) | cat'],
    ['ls | (cat)'],
    ['ls | cat a'],
    ['ls | python3 x'],
    // `.` and `..` are names too.
    ['ls -a'],
    ['ls -f'],
    ['ls --all'],
    ['ls -la'],
    ['ls -lf1'],
    ['find . -exec grep -q x {} \\; -exec cat {} \\;'],
    // What stands behind the command that `find` starts is no option of it.
    ['find . -exec grep x {} \\; -name -l'],
    ['find . -exec grep x {} + -name -l'],
    ['find . -exec \\;'],
    ['find . -exec'],
    ['ls | tr -s a /'],
    [String.raw`printf x'%s\n' a`],
    ['echo a$x'],
    // What an edit spells, or puts between, may lead anywhere.
    [String.raw`ls | sed 's/a/\x2f/'`],
    [String.raw`ls | sed 's/a/\o57/'`],
    ['ls | awk \'{printf "%c", 47}\''],
    ['ls | tr a /'],
    ['find . -exec cat {} +'],
    ['find . -ok ls {} +'],
    ["find . -printf '/%f'"],
    ["find . -printf '%P'"],
    ["find . -printf '%-P'"],
    [String.raw`printf '%s\n'x a`],
    ['for ls in a; do cat b; done | cat'],
    ['ls | tee a'],
    ['ls | sort | (cat)'],
    ['x=1 | cat'],
    ['ls | x=1'],
    ['git grep --name-onlyx'],
    ['git diff --name-onlyx'],
    [String.raw`find . -printf '%f\057'`],
    ['find . -printf'],
    // Without the option for names a search prints lines, and Git what was changed.
    ['grep x a'],
    ['rg x'],
    ['git'],
    ['git commit'],
    ['git status'],
    ['git diff'],
    ['git log'],
    ['git log --name-status'],
    ["git log --format='%h %s'"],
    ['git log --format=%h --author="$x"'],
    ['git log --format=%h -p'],
    ['git rev-parse HEAD | sed s/a/b/'],
    ['git rev-parse --show-toplevel | cut -c2-'],
    ["git branch --format='%(refname)' | cut -c2-"],
    ['git grep x'],
    ['echo'],
    ['echo -n a'],
    ['echo /a'],
    ['echo a ../b'],
    ['echo $x'],
    [String.raw`printf '%s\n'`],
    [String.raw`printf '%s\n' ..`],
    [String.raw`printf '/%s\n' a`],
    ["printf '%d' a"],
  ])('%s', (source) => {
    expect(feed(source)).toBeNull();
  });
});
