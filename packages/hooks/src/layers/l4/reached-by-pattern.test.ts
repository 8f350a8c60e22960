// Words with wildcards beside the files that they reach, and beside those that they only look like.
import { describe, expect, it } from 'vitest';
import { reachedByPattern } from './reached-by-pattern.ts';

describe.each([
  ['/etc/shadow*', ['/e??/shad??', '/*/shadow', '/etc/[s]hadow', '/e*/sh*'], ['/e??/hosts*', '/a/etc/shad*']],
  ['/etc/shadow', ['/etc/shado?'], ['/etc/sha?', '/etc/shado?/a', '/shado?', '/etc/.shado?']],
  [
    '/proc/*/environ',
    ['/pr?c/self/environ', '/proc/se*/environ', '/proc/1/env*', '/pr?c/*/environ'],
    ['/pr?c/environ'],
  ],
  [
    '/etc/ssh/**',
    ['/etc/ss?/key', '/etc/ss?/k*', '/e?c/ssh/a/b'],
    ['/etc/*/key', '/etc/ss?', '/a/etc/ss?/key'],
  ],
  [
    '**/.aws/**',
    ['/home/a/.aw?/x', '/.a*/x/y', '/.[!b]w[]s]/x', '/.[!]b]ws/x', '/.[abc]ws/x'],
    ['/.aw?', '/*ws/x', '/.*/x', '/a/.b*/x'],
  ],
  ['**/.m2/settings.xml', ['/a/.m2/set*', '/.m?/settings.xml'], ['/a/m2/set*', '/.m2/a/set*', '/.m?/x.xml']],
  ['**/.config/gh/**', ['/.config/g?/x', '/.conf*/gh/x'], ['/.config/g?', '/config/g?/x']],
  ['**/gcloud/**', [], ['/packages/g*/x']],
  ['**/.pgpass', ['/.pg*', '/a/.[p]gpass'], ['/*pgpass', '/.*', '/?pgpass', '/.pg*/a']],
  ['**/secrets.y*ml', ['/secrets.y*', '/s[e]crets.yml', '/s*', '/a/secrets.ym?'], ['/*.yml', '/secrets.x*']],
  ['**/service-account*.json', ['/service*', '/a?/service-account-a.json'], ['/a?/service.json', '/*.json']],
  ['**/credentials.yml.enc', ['/*.yml.*'], ['/*.yml', '/*.enc', '/?.*']],
  ['**/*.key', ['/*key'], ['/*.key', '/a*']],
  ['**/id_rsa', ['/id_???', '/i*'], ['/ab_???', '/???_rs', '/*', '/???']],
])('%s', (glob, reaching, other) => {
  it.each(reaching.map((path) => [path]))('is reached by %s', (path) => {
    expect(reachedByPattern(path, ['**/none', glob])).toBe(true);
  });
  it.each(other.map((path) => [path]))('is not reached by %s', (path) => {
    expect(reachedByPattern(path, ['**/none', glob])).toBe(false);
  });
});
