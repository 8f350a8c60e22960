import { expect, it } from 'vitest';
import type { Platform } from './match-pattern.ts';
import { codeownersOf, parseCodeowners } from './parse-codeowners.ts';

function owners(text: string, path: string, platform: Platform = 'gitlab'): string[] {
  return codeownersOf(parseCodeowners(text, platform), path).map(
    ({ section, owners: who, approvals }) => `${section}:${who.join(',')}:${approvals}`,
  );
}

it('lets the last match win, in each section, and adds the sections up', () => {
  const text = [
    '* @all',
    '*.rb @ruby',
    '[Docs][2] @docs',
    'docs/',
    'docs/api/ @api @docs',
    '^[Data]',
    '*.sql @data',
    '[DOCS]',
    '/docs/late.md @late',
  ].join('\n');
  expect(owners(text, 'a.rb')).toEqual([':@ruby:1']);
  expect(owners(text, 'docs/a.md')).toEqual([':@all:1', 'Docs:@docs:2']);
  expect(owners(text, 'docs/api/a.sql')).toEqual([':@all:1', 'Docs:@api,@docs:2', 'Data:@data:0']);
  expect(owners(text, 'docs/late.md')).toEqual([':@all:1', 'Docs:@late:1']);
});

it('excludes on GitLab for good, in that section only', () => {
  const text = '* @all\n!pom.xml\npom.xml @late\n[Build]\n*.xml @build\n!/config/*.xml';
  expect(owners(text, 'pom.xml')).toEqual(['Build:@build:1']);
  expect(owners(text, 'config/a.xml')).toEqual([':@all:1']);
  expect(owners(text, 'config/deep/a.xml')).toEqual([':@all:1', 'Build:@build:1']);
});

it('reads escaped spaces and #, comments, tabs, addresses and lines without owners', () => {
  const text = '# no\nmy\\ file @a\t@b # why\n\\#x ana@shop.example\n/free/ @c\n/free/a';
  for (const platform of ['gitlab', 'github'] as const) {
    expect(owners(text, 'my file', platform)).toEqual([':@a,@b:1']);
    expect(owners(text, '#x', platform)).toEqual([':ana@shop.example:1']);
    expect(owners(text, 'free/a', platform)).toEqual([]);
  }
});

it('knows neither sections nor negation on GitHub, and skips a line with a wrong owner', () => {
  const parsed = parseCodeowners('* @all\n!a.ts @b\n*.md nobody\n[x]/a @c', 'github');
  expect(parsed.problems).toEqual([
    'line 2: !a.ts negates, which GitHub does not know',
    'line 3: nobody is no owner',
  ]);
  expect(codeownersOf(parsed, 'a.ts').map((one) => one.owners)).toEqual([['@all']]);
  expect(codeownersOf(parsed, 'a.md').map((one) => one.owners)).toEqual([['@all']]);
  expect(codeownersOf(parsed, '[x]/a').map((one) => one.owners)).toEqual([['@c']]);
});
