// Files that a script names itself, and only those that it would read.
import { expect, it } from 'vitest';
import { scriptInputs } from './script-inputs.ts';

it.each([
  ['sed', '/x/r a b;c}', ['a b;c}']],
  ['sed', 's/a/b/;R ../x\np', ['../x']],
  ['sed', 's/r x/y/', []],
  ['awk', '{getline l < "/etc/passwd"; print l}', ['/etc/passwd']],
  ['awk', '{getline < "a"} END {getline < "a"}', ['a']],
  ['awk', '(getline x < "a") > 0', ['a']],
  ['awk', '{print "getline < \\"x\\""}', []],
  ['awk', '{getline < "a"; getline l < "b"\n}', ['a', 'b']],
  ['awk', '{getline < "a"', ['a']],
  ['awk', '{getline < "a" "b"}', []],
  ['awk', '{getline < "a\\x"}', []],
  ['awk', '{getline < "/inet/tcp/0/a/1"}', []],
  ['awk', '{getline < a}', []],
  ['awk', '{getline > "a"}', []],
  ['awk', '{x < "a"}', []],
  ['awk', '{"getline" < "a"}', []],
  ['awk', '{getline <', []],
  ['awk', '{getline', []],
  ['awk', '(1)/2\n'.repeat(40), []],
  ['awk', '{print "', []],
  ['jq', '.r', []],
  ['jq', 'getline < "a"', []],
  ['yq', 'r a', []],
  ['yq', '/etc/passwd', ['/etc/passwd']],
  ['yq', '~/x', ['~/x']],
  ['yq', '../x', ['../x']],
  ['yq', 'a/../../x', ['a/../../x']],
  ['yq', '.env', []],
  ['yq', '.a.b', []],
  ['yq', '.. | keys', []],
  ['yq', '.a / 2', []],
])('%s: %s', (language, script, files) => {
  expect(scriptInputs(language, script)).toEqual(files);
});
