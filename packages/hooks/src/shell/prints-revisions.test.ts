// Which forms of Git print hashes and names of references, and which could print any text.
import { parse } from 'unbash';
import { expect, it } from 'vitest';
import { printsRevisions } from './prints-revisions.ts';

function prints(source: string): boolean {
  const node = parse(source).commands[0]?.command;
  return node?.type === 'Command' && printsRevisions(node);
}

it.each([
  'git rev-parse HEAD',
  'git rev-parse --short HEAD~1',
  'git rev-parse --abbrev-ref HEAD',
  'git describe --tags --abbrev=0',
  'git merge-base main HEAD',
  'git rev-list -n1 HEAD',
  'git rev-list --since=1.week HEAD -- src',
  'git log --format=%H',
  'git log -5 --pretty=format:%h --author=x -- src',
  "git for-each-ref --format='%(refname)' refs/heads",
  "git branch -r --format='%(refname:short)'",
  "git branch --remotes --merged --format='%(refname:short)'",
  "git tag --list --sort=-creatordate --format='%(refname)'",
])('%s', (source) => expect(prints(source)).toBe(true));

it.each([
  'git',
  '> a',
  'git status',
  'hg rev-parse HEAD',
  'git log',
  'git log HEAD',
  'git log --format=%s',
  'git log --format=%H --format=%s',
  'git log --format=%H -p',
  'git log --format=%H "$x"',
  'git rev-list --format=%s HEAD',
  'git rev-list --grep="$x" HEAD',
  'git rev-parse --git-path x',
  'git rev-parse "$x"',
  'git describe --since=x',
  'git branch',
  "git branch --format='%(refname:short)'",
  "git branch -r --all --format='%(refname:short)'",
  "git branch --all -r --format='%(refname:short)'",
  "git branch -r --format='%(refname)' --format='%(subject)'",
  "git branch -r --format='%(refname)' --format '%(subject)'",
  "git branch --format='%(refname)' --format='%(refname:short)'",
  "git branch -r --format='%(refname)' --points-at=x",
  "git tag --format='%(contents)'",
  "git stash list --format='%(refname)'",
])('not %s', (source) => expect(prints(source)).toBe(false));
