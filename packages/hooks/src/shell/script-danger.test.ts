// sed and awk scripts: read as their programs read them, and never by guessing.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptDanger } from './script-danger.ts';
import { scriptInputs } from './script-inputs.ts';

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
});

describe('awk', () => {
  it.each([
    ['BEGIN{system("id")}', 'executes'],
    ['{print | $1}', 'executes'],
    ['{print | "s" "h"}', 'executes'],
    ['BEGIN{print /"/; system("id") #"/}', 'executes'],
    ['{x++ /1; system("id"); y = 1/ 2}', 'executes'],
    ['BEGIN{"id" x|getline}', 'executes'],
    ['BEGIN{x "id"|getline}', 'executes'],
    ['BEGIN{"id"|&getline}', 'executes'],
    ['BEGIN{"i\\144"|getline}', 'executes'],
    ['BEGIN{cmd|getline}', 'executes'],
    ['@load "x"', 'executes'],
    ['{print > "x"}', 'opens'],
    ['{printf("%s", $1) >> "x"}', 'opens'],
    ['{getline l < x}', 'opens'],
    ['{getline l < "x" y}', 'opens'],
    ['{getline l < ("x" y)}', 'opens'],
    ['{getline l < "\\057x"}', 'opens'],
    ['{getline < "/inet/tcp/0/x/1"}', 'opens'],
    ['BEGIN{ARGV[1]="/etc/passwd"}', 'opens'],
    ['{print "', 'unreadable'],
    // One reading opens a file, the other one runs a program: the worst counts.
    ['BEGIN{print > "f"; print /"/; system("id") #"/}', 'executes'],
    ['{print "a\n"}', 'unreadable'],
    ['/a\n/', 'unreadable'],
    ['{ENVIRON["x"]; system("id")}', 'executes'],
    ['{print | "sort" "x"}', 'executes'],
    ['{print | "sort" x}', 'executes'],
    ['{print |& "x"}', 'executes'],
    ['{x = "date" | getline}', 'executes'],
    ['{"date" | x}', 'executes'],
    ['/a/ / system("x") /', 'executes'],
    ['{x = y / 1; system("id") / 2}', 'executes'],
    ['# "\n{system("x")}', 'executes'],
    ['{print > x}', 'opens'],
    ['{print (a) > "x"}', 'opens'],
    ['{print a[1] > "x"}', 'opens'],
    ['{print "(" > "x"}', 'opens'],
    ['{print "a;b" > "x"}', 'opens'],
    ['{print > "/dev/stdout" x}', 'opens'],
    ['{print > "/dev/stdoutx"}', 'opens'],
    ['{getline x < "a" > 0}', 'opens'],
    ['{getline < y}', 'opens'],
    ['{print ENVIRON["x"]}', 'opens'],
    ['{print PROCINFO[x]}', 'opens'],
    ['{for (i in PROCINFO) print i}', 'opens'],
    ['BEGIN{split("/etc/passwd", ARGV)}', 'opens'],
    ['BEGIN{ARGV[i] = x}', 'opens'],
    ['BEGIN{print ARGV[i] = "/etc/passwd"}', 'opens'],
  ])('%s: %s', (script, danger) => {
    expect(scriptDanger('awk', script)).toBe(danger);
  });
  it.each([
    ['{print $1}'],
    ['$1 > 5 {n++} END {print n}'],
    ['/a|b/'],
    ['{print | "sort"; x}'],
    ['{print a || "x"}'],
    ['{print a[b > c]}'],
    ['{print; n += x > 3}'],
    ['{print\nn += x > 3}'],
    ['{getline; n += x < y}'],
    ['{getline x}\n{n += y < z}'],
    ['{(getline) < y}'],
    ['{x = "ARGV"}'],
    ['BEGIN{for (i = 1; i < ARGC; i++) print ARGV[i]}'],
    ['BEGIN{PROCINFO["sorted_in"] = "@ind_num_asc"} {n[$1]++}'],
    ['{print "\\"" }'],
    ['{print a / b / c}'],
    ['{x \\\n / 1}'],
    ['{print 1 # "\n }'],
    ['{print > "/dev/stdout"; x}'],
    ['{ x = $1 / 2; print x " > y" }'],
    ['{print (1 > 2)} # system("id")'],
    ['{print | "sort"}'],
    ['/a/{getline; print}'],
    ['{print > "/dev/stderr"}'],
    ['BEGIN{"date"|getline d; print d}'],
    ['{while (("ls" | getline x) > 0) n++}'],
    ['{while ((getline l < "names") > 0) print l}'],
  ])('%s passes', (script) => {
    expect(scriptDanger('awk', script)).toBeNull();
  });
});

describe('jq and yq', () => {
  it.each([
    ['jq', 'import "a" as a; .', 'opens'],
    ['jq', '. ; include "a"; .', 'opens'],
    ['jq', '.important', null],
    ['yq', 'load("a")', 'opens'],
    ['yq', '.a = strload ("b")', 'opens'],
    ['yq', '.a | envsubst', 'opens'],
    ['yq', 'env(HOME)', 'opens'],
    ['yq', '.load | .environment', null],
  ] as const)('%s %s: %s', (language, script, danger) => {
    expect(scriptDanger(language, script)).toBe(danger);
  });
});

it('reads no script that is not certain, or longer than anybody would review', () => {
  expect(scriptDanger('awk', '{print $1/2} '.repeat(5000))).toBe('unreadable');
  expect(scriptDanger('sed', null)).toBe('unreadable');
});

describe('files that a script names itself', () => {
  it.each([
    ['sed', '/x/r a b;c}', ['a b;c}']],
    ['sed', 's/a/b/;R ../x\np', ['../x']],
    ['sed', 's/r x/y/', []],
    ['awk', '{getline l < "/etc/passwd"; print l}', ['/etc/passwd']],
    ['awk', '{getline < "a"} END {getline < "a"}', ['a']],
    ['awk', '(getline x < "a") > 0', ['a']],
    ['awk', '{print "getline < \\"x\\""}', []],
    ['jq', '.r', []],
  ])('%s: %s', (language, script, files) => {
    expect(scriptInputs(language, script)).toEqual(files);
  });
});
