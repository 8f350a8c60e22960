// sed scripts: read as GNU sed reads them, and never by guessing.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { scriptDanger } from './script-danger.ts';
import { scriptInputs } from './script-inputs.ts';

it.each([
  ['1e id', 'executes'],
  ['s/a/b/e', 'executes'],
  ['s|a|b|gIe', 'executes'],
  ['/x/{p;e\n}', 'executes'],
  ['$!e', 'executes'],
  ['\\,x,e id', 'executes'],
  ['s/[/]/x/e', 'executes'],
  ['s/[\\]/]/x/e', 'executes'],
  ['s/[[:alpha:]/]/x/;1e id', 'executes'],
  ['w x', 'opens'],
  ['s/a/b/w x', 'opens'],
  ['1r a\\', 'opens'],
  ['/x/{r a}\nw b', 'opens'],
  ['r', 'opens'],
  ['r a\\b', 'opens'],
  ['s/a/b/gw x', 'opens'],
  ['s/a/b/M;e', 'executes'],
  ['y/a/b/;e', 'executes'],
  ['b x;e', 'executes'],
  ['bx e id', 'executes'],
  [': a;e', 'executes'],
  ['a\\\nx\ne', 'executes'],
  ['i x\ne', 'executes'],
  ['r /a\ne id', 'executes'],
  ['# x\ne', 'executes'],
  ['1 ! e', 'executes'],
  ['1 , 2 e', 'executes'],
  ['2,+3e', 'executes'],
  ['0~3e', 'executes'],
  ['/a/Ie', 'executes'],
  ['v', 'unreadable'],
  ['s', 'unreadable'],
  ['s\na\nb\n', 'unreadable'],
  ['s\\a\\b\\', 'unreadable'],
  ['y/a/b', 'unreadable'],
  ['/a', 'unreadable'],
  ['s/a', 'unreadable'],
  ['?', 'unreadable'],
])('%j: %s', (script, danger) => {
  expect(scriptDanger('sed', script)).toBe(danger);
});
it.each([
  ['s/e/w/g'],
  ['1r /etc/passwd'],
  ['a e id'],
  ['1,5p;$d'],
  ['/a/Id;2,+3p;2,~4p'],
  ['\\%a%d'],
  ['\\%a\\%e%d'],
  ['/[[.-.]/]/d'],
  ['s/[^]/]/x/'],
  ['s/a/b/3g'],
  ['q5'],
  ['l 3'],
  ['n;N;D;G;H;h;x;=;z;F'],
  ['ba}'],
  ['a x\\\ne'],
  ['1,2 p'],
  ['/a/,+2!d'],
  ['y/abc/xyz/;p'],
  ['0~3d'],
  ['# e id'],
  [':a;N;$!ba;s/\\n/ /g'],
  ['s/\\/e/x/'],
  ['s/[^/]*$//'],
  ['s/[]]/x/; s/[[:space:]/]//g'],
])('%j passes', (script) => {
  expect(scriptDanger('sed', script)).toBeNull();
});
it('calls nothing safe that GNU sed would run or write with', () => {
  const piece = fc.constantFrom(
    's/a/b/',
    's,a,b,',
    'e',
    'w',
    'p',
    ';',
    '\n',
    '1',
    '$',
    '!',
    '{',
    '}',
    'y/a/b/',
    'a x',
    'i\\',
    '/a/',
    ',',
    '\\',
    'g',
    'd',
    '#',
    ' ',
    'b',
    ':l',
    '[',
    ']',
    '/',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (parts) => {
      const script = parts.join('');
      fc.pre(scriptDanger('sed', script) === null && scriptInputs('sed', script).length === 0);
      // In its sandbox, GNU sed itself refuses e, r and w.
      const sed = spawnSync('sed', ['--sandbox', '-n', script], {
        input: '',
        encoding: 'utf8',
        timeout: 2000,
      });
      expect(sed.stderr, script).not.toMatch(/sandbox/u);
    }),
    { numRuns: 250 },
  );
});
