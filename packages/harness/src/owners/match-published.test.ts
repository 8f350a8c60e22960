// GitHub's matching, class by class of the 153 cases that hmarr/codeowners publishes: the trees and paths are ours.
import { describe, expect, it } from 'vitest';
import { matchPattern } from './match-pattern.ts';

/** Class, how many paths it publishes that match and that do not, pattern → ours that match and that do not. */
type Class = [name: string, published: [number, number], pattern: string, matched: string, left: string];

const classes: Class[] = [
  ['a name', [4, 3], 'web', 'web web/home.ts site/web site/web/home.ts', 'web.md site/web.md site/api'],
  ['a name, from the root', [3, 4], '/web', 'web web/home.ts web/pages/home.ts', 'webs.md site/web site/api site/web/home.ts'],
  ['a folder', [4, 3], 'web/', 'web/home.ts web/pages/home.ts site/web/home.ts site/web/pages/home.ts', 'web site/web site/api'],
  ['a folder, from the root', [2, 5], '/web/', 'web/home.ts web/pages/home.ts', 'web site/web site/api site/web/home.ts site/web/pages/home.ts'],
  ['two names', [2, 3], 'web/pages', 'web/pages web/pages/home.ts', 'web/pages2 site/web/pages site/web/pages/home.ts'],
  ['two names, from the root', [2, 3], '/web/pages', 'web/pages web/pages/home.ts', 'web/pages2 site/web/pages site/web/pages/home.ts'],
  ['two names, a folder', [1, 4], 'web/pages/', 'web/pages/home.ts', 'web/pages web/pages2 site/web/pages site/web/pages/home.ts'],
  ['two names, a folder, from the root', [2, 4], '/web/pages/', 'web/pages/home.ts web/pages/shop/cart.ts', 'web/pages web/pages2 site/web/pages site/web/pages/home.ts'],
  ['a lone star', [6, 0], '*', 'web web/home.ts site/web site/web/home.ts site/api .env', ''],
  ['a star in a name', [5, 2], 'w*', 'web web/home.ts web/pages/home.ts site/web site/web/home.ts', 'site/api xweb'],
  ['a lone star, from the root', [2, 2], '/*', 'web api', 'web/home.ts web/pages/home.ts'],
  ['a star in a name, from the root', [3, 4], '/w*', 'web web/home.ts web/pages/home.ts', 'site/web site/web/home.ts site/api xweb'],
  ['a star in a folder', [2, 4], 'w*/', 'web/home.ts site/web/home.ts', 'web site/web site/api xweb'],
  ['a lone star as folder, from the root', [3, 1], '/*/', 'web/home.ts site/web site/web/home.ts', 'web'],
  ['a star in a folder, from the root', [1, 5], '/w*/', 'web/home.ts', 'web site/web site/web/home.ts site/api xweb'],
  ['an escaped star', [1, 1], 'w\\*b', 'w*b', 'web'],
  ['a star as last name', [1, 6], 'web/*', 'web/home.ts', 'web web/pages/home.ts site/web site/web/home.ts site/api xweb'],
  ['a star in the last name', [1, 4], 'web/*.md', 'web/home.md', 'web web/pages/home.md site/web/home.md site/web/pages/home.md'],
  ['a lone star between', [2, 3], 'web/*/shop', 'web/pages/shop web/pages/shop/cart.ts', 'web web/pages web/shop'],
  ['a question mark', [1, 2], 'w?b', 'web', 'wb weeb'],
  ['an escaped question mark', [1, 1], 'w\\?b', 'w?b', 'web'],
  ['two stars first', [3, 2], '**/web/pages', 'web/pages site/web/pages site/web/pages/home.ts', 'web/shop/pages site/web/shop/pages'],
  ['two stars first, then stars', [5, 0], '**/*page*', 'page web/page web/homepage web/pages web/shop/page', ''],
  ['two stars last', [2, 3], 'web/pages/**', 'web/pages/home.ts web/pages/shop/cart.ts', 'web/pages site/web/pages site/web/pages/home.ts'],
  ['two stars between', [5, 2], 'web/**/pages', 'web/pages web/pages/home.ts web/shop/pages/home.ts web/shop/en/pages/home.ts web/pages/en/home.ts', 'site/web/pages site/web/pages/home.ts'],
  ['two stars between, a folder', [3, 1], 'web/**/', 'web/pages web/pages/ web/pages/home.ts', 'web'],
  ['two stars between, a star last', [2, 4], 'web/**/pages/h*', 'web/pages/home.ts web/shop/pages/home.ts', 'web/pages web/pages/cart.ts web/shop/pages web/shop/pages/cart.ts'],
  ['square brackets', [1, 3], '/pages/[slug]/view.ts', 'pages/[slug]/view.ts', 'pages/s/view.ts pages/slug/view.ts pages/[other]/view.ts'],
  ['a colon', [1, 1], 'api/v2:draft/**/*', 'api/v2:draft/order.json', 'api/v2-draft/order.json'],
  ['a caret', [1, 1], 'api/jobs/^next', 'api/jobs/^next', 'api/jobs/next'],
]; // prettier-ignore

const paths = (text: string): string[] => text.split(' ').filter(Boolean);

describe.each(classes)('%s', (_, [matching, others], pattern, matched, left) => {
  it.each(paths(matched))(`${pattern} matches %s`, (path) => {
    expect(matchPattern(pattern, 'github')(path)).toBe(true);
  });

  it.runIf(left !== '').each(paths(left))(`${pattern} does not match %s`, (path) => {
    expect(matchPattern(pattern, 'github')(path)).toBe(false);
  });

  it('has as many cases as are published', () => {
    expect([new Set(paths(matched)).size, new Set(paths(left)).size]).toEqual([matching, others]);
  });
});

it('counts 153 in 30 classes', () => {
  const sum = classes.reduce((total, [, [matching, others]]) => total + matching + others, 0);
  expect([classes.length, sum]).toEqual([30, 153]);
});
