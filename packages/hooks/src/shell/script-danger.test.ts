// sed and awk scripts: read as their programs read them, and never by guessing.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptDanger } from './script-danger.ts';

describe('sed', () => {
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
    ['1r /etc/passwd', 'opens'],
    ['s/a', 'unreadable'],
    ['?', 'unreadable'],
  ])('%j: %s', (script, danger) => {
    expect(scriptDanger('sed', script)).toBe(danger);
  });
  it.each([
    ['s/e/w/g'],
    ['a e id'],
    ['1,5p;$d'],
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
        fc.pre(scriptDanger('sed', script) === null);
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
});

describe('awk', () => {
  it.each([
    ['BEGIN{system("id")}', 'executes'],
    ['{print | $1}', 'executes'],
    ['{print | "s" "h"}', 'executes'],
    ['BEGIN{print /"/; system("id") #"/}', 'executes'],
    ['{x++ /1; system("id"); y = 1/ 2}', 'executes'],
    ['BEGIN{"id"|getline}', 'executes'],
    ['@load "x"', 'executes'],
    ['{print > "x"}', 'opens'],
    ['{printf("%s", $1) >> "x"}', 'opens'],
    ['{getline l < "x"}', 'opens'],
    ['BEGIN{ARGV[1]="/etc/passwd"}', 'opens'],
    ['{print "', 'unreadable'],
  ])('%s: %s', (script, danger) => {
    expect(scriptDanger('awk', script)).toBe(danger);
  });
  it.each([
    ['{print $1}'],
    ['$1 > 5 {n++} END {print n}'],
    ['/a|b/'],
    ['{ x = $1 / 2; print x " > y" }'],
    ['{print (1 > 2)} # system("id")'],
    ['{print | "sort"}'],
    ['/a/{getline; print}'],
    ['{print > "/dev/stderr"}'],
  ])('%s passes', (script) => {
    expect(scriptDanger('awk', script)).toBeNull();
  });
});

it('reads no script that is not certain, or longer than anybody would review', () => {
  expect(scriptDanger('awk', '{print $1/2} '.repeat(5000))).toBe('unreadable');
  expect(scriptDanger('sed', null)).toBe('unreadable');
});
