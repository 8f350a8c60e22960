// Scripts of jq and yq, and those of any language that are too long or not certain.
import { describe, expect, it } from 'vitest';
import { scriptDanger } from './script-danger.ts';

describe('jq and yq', () => {
  it.each([
    ['jq', 'import "a" as a; .', 'opens'],
    ['jq', '. ; include "a"; .', 'opens'],
    ['jq', '.important', null],
    ['yq', 'load("a")', 'opens'],
    ['yq', '.a | "b.yq', null],
    ['yq', '.a = strload ("b")', 'opens'],
    ['yq', '.a | envsubst', 'opens'],
    ['yq', 'env(HOME)', 'opens'],
    ['yq', 'load_str("a")', 'opens'],
    ['yq', 'x/y.yq', 'unreadable'],
    ['yq', 'import "a" as $a; .', 'opens'],
    ['yq', '.a.yq | keys', null],
    ['yq', '.matrix.include', null],
    ['yq', '.a.loads', null],
    ['yq', '.load | .environment', null],
  ] as const)('%s %s: %s', (language, script, danger) => {
    expect(scriptDanger(language, script)).toBe(danger);
  });
});

it('reads no script that is not certain, or longer than anybody would review', () => {
  expect(scriptDanger('awk', '{print $1/2} '.repeat(5000))).toBe('unreadable');
  expect(scriptDanger('sed', null)).toBe('unreadable');
});
