// What a sentence must have for a pattern to match in it.
import { expect, it } from 'vitest';
import { patternNeeds, rarestOf } from './pattern-needs.ts';

it.each([
  ['<send><secret>', ['send', 'secret'], false],
  ['<send>?<secret>', ['secret'], false],
  ['<send>*<secret>', ['secret'], false],
  ['<send>{0,2}<secret>', ['secret'], false],
  ['<send>{,2}<secret>', ['secret'], false],
  ['<send>{1,2}<secret>', ['send', 'secret'], false],
  ['<send|mail>~3<secret>', ['send|mail', 'secret'], false],
  ['<send>~~3<secret>', ['send'], true],
  ['<send><end><secret>', ['send', 'end'], true],
  ['(?:<send><of>|<mail>)<secret>', ['send|mail', 'secret'], false],
  ['(?:<send>|<mail>)?<secret>', ['secret'], false],
  ['(?:<send>|~2)<secret>', ['secret'], false],
  ['(?:<send>~~2<of>|<mail>)<secret>', ['send|mail'], true],
  ['(?!<send>)<secret>', ['secret'], false],
  ['(?<!<send>)<secret>', ['secret'], false],
  ['(?=<send>)<secret>', ['secret'], false],
  ['(?=<send>~~2<of>)<secret>', ['secret'], false],
  ['(<send>)<secret>', ['send', 'secret'], false],
  ['<send>|<mail><of>', ['send|mail'], false],
  ['', [], false],
])('%s needs %j', (pattern, needs, reachesOn) => {
  expect(patternNeeds(pattern)).toEqual({ needs, reachesOn });
});

it.each([
  [['the', 'credential'], 'credential'],
  [['the|of|secret', 'the|secret'], 'the|secret'],
  [['secrets', 'key'], 'key'],
  [[], undefined],
])('of %j, %s is the rarest', (needs, rarest) => expect(rarestOf(needs)).toBe(rarest));
