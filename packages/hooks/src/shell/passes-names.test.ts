// Which commands in the middle of a pipeline pass names on, whole or in part, and which bring other text.
import { parse } from 'unbash';
import { describe, expect, it } from 'vitest';
import { passesNames } from './passes-names.ts';

function passed(source: string): 'whole' | 'edited' | null {
  const node = parse(source).commands[0]?.command;
  return node?.type === 'Command' ? (passesNames(node, node.name?.value ?? '')?.how ?? null) : null;
}

it.each([
  ['head -5', 'whole'],
  ['head -n 5', 'whole'],
  ['tail -n +2', 'whole'],
  ['grep -v x', 'whole'],
  ['grep -f list', 'whole'],
  ['rg x', 'whole'],
  ['sort -k2 -t /', 'whole'],
  ['sort -', 'whole'],
  ['uniq', 'whole'],
  ['tac', 'whole'],
  ['cut -d/ -f2-', 'edited'],
  ['sed s/a/b/', 'edited'],
  ["awk '{print $1}'", 'edited'],
  ['cat', 'edited'],
  ['cat -', 'edited'],
  ['tr / a', 'edited'],
  ['xargs', 'edited'],
  ['xargs -n1', 'edited'],
  ['xargs echo .null', 'edited'],
  ['xargs -n1 dirname', 'edited'],
  ['xargs readlink -f', 'edited'],
  ["xargs -d '\\n' basename -a", 'edited'],
  ["xargs -d $'\\n' echo", 'edited'],
  ['xargs -0 grep -l x', 'edited'],
  ['xargs -I{} echo a/{}', 'edited'],
] as const)('%s: %s', (source, how) => {
  expect(passed(source)).toBe(how);
});

describe('brings other text', () => {
  it.each([
    ['head list'],
    ['head -5 list'],
    ['grep x list'],
    ['grep -r x'],
    ['grep -R x'],
    ['grep -d recurse x'],
    ['sort list'],
    ['sort $x'],
    ['sort --files0-from=list'],
    ['uniq list'],
    ['tac list'],
    ['cat list'],
    ['cat - list'],
    ['cut -f1 list'],
    ['nl list'],
    ['sed -n 1p list'],
    ["sed 'r list'"],
    ["awk '{print $1}' list"],
    ['awk \'{getline < "list"; print}\''],
    ['sort < list'],
    ['sort <> list'],
    ['sort <& 3'],
    ['xargs echo ..'],
    ['xargs -I{} echo {}/..'],
    ['cat <<< /etc/x'],
    ['xargs cat'],
    ['xargs head -1'],
    ['xargs grep x'],
    ['xargs -a list'],
    ['xargs --arg-file=list echo'],
    ['xargs -d. echo'],
    ['xargs -dt'],
    ['xargs --delimiter=t echo'],
    ['xargs -I{} echo /{}'],
    ['xargs -I{} echo ../{}'],
    ['xargs -I{} echo ~/{}'],
    ['xargs $x'],
    ['tee a'],
    ['python3 x'],
    // Any character may be spelled.
    [String.raw`sed 's/a/\x2f/'`],
    ['tr a /'],
  ])('%s', (source) => expect(passed(source)).toBeNull());
});
