// Files that a script names: one in sed, awk or jq, or an interpreter's one-liner.
import { expect, it } from 'vitest';
import { shownUses } from './shown-paths.fixture.ts';

/** Each as `access path ~ pattern command word`. */
it.each([
  ['awk 1 a', ['read /w/a awk a']],
  ['awk -f s a', ['read /w/a awk a']],
  ['awk \'{getline < "-"}\' a', ['read /w/a awk a', 'read null awk \'{getline < "-"}\'']],
  ['sed -n p -', []],
  ['sed p "r /x"', ['read /w/r /x sed "r /x"']],
  ["sed 'w /a~/b' c", ['read /w/c sed c', "write /a~/b sed 'w /a~/b'"]],
  ['sed "$X" a', ['read /w/a sed a']],
  ["sed 'w a' b", ['read /w/b sed b']],
  ["sed 'w /a' b", ['read /w/b sed b', "write /a sed 'w /a'"]],
  ['sed -i s/a/b/ c', ['write /w/c sed c']],
  ["sed -i 's/a/b/w /x' c", ['write /w/c sed c', "write /x sed 's/a/b/w /x'"]],
  ['sed -i.bak s/a/b/ c', ['write /w/c sed c']],
  ["sed -e 'w /a' -e p b", ['read /w/b sed b', 'write /a sed -e']],
  ["sed --expression='w ~/a' b", ['read /w/b sed b', "write /home/agent/a sed --expression='w ~/a'"]],
  ['awk \'{print > "~/x"}\' a', ['read /w/a awk a', 'write /home/agent/x awk \'{print > "~/x"}\'']],
  [
    'python3 -c \'open("/a","w")\'',
    ['read /w/open("/a","w") python3 \'open("/a","w")\'', 'write /a python3 -c'],
  ],
  [
    'python3 -c \'open("~/a","w")\'',
    ['read /w/open("~/a","w") python3 \'open("~/a","w")\'', 'write /home/agent/a python3 -c'],
  ],
  [
    'node -e \'fs.writeFileSync("/a")\' x',
    ['read /w/fs.writeFileSync("/a") node \'fs.writeFileSync("/a")\'', 'write /a node -e'],
  ],
  ['perl -e \'open(F, ">/a")\'', ['read /w/open(F, ">/a") perl \'open(F, ">/a")\'', 'write /a perl -e']],
  [
    'node -p \'fs.writeFileSync("/a")\'',
    ['read /w/fs.writeFileSync("/a") node \'fs.writeFileSync("/a")\'', 'write /a node -p'],
  ],
  [
    'node --eval=\'fs.writeFileSync("/a")\'',
    [
      'read /w/fs.writeFileSync("/a") node --eval=\'fs.writeFileSync("/a")\'',
      'write /a node --eval=\'fs.writeFileSync("/a")\'',
    ],
  ],
  [
    'node --eval \'fs.writeFileSync("/a")\'',
    ['read /w/fs.writeFileSync("/a") node \'fs.writeFileSync("/a")\'', 'write /a node --eval'],
  ],
  ["vim -c 'w /a' b", ["read /w/w /a vim 'w /a'", 'write /a vim -c']],
  ["vim --cmd 'w /a' b", ["read /w/w /a vim 'w /a'", 'write /a vim --cmd']],
  ["ex -x 'w /a'", ["read /w/w /a ex 'w /a'"]],
  ['php -r \'fopen("/a");\'', ['read /w/fopen("/a"); php \'fopen("/a");\'', 'write /a php -r']],
  ["vim -E 'w /a'", ["read /w/w /a vim 'w /a'", 'write /a vim -E']],
  ['node -e', []],
  ['python3 -c "$X"', ['read null python3 "$X"']],
  ['jq . a', ['read /w/a jq a']],
  ['jq -f a b', ['read /w/a jq a', 'read /w/b jq b']],
  ['jq --slurpfile a b . c', ['read /w/b jq b', 'read /w/c jq c']],
  ['yq . a', ['read /w/a yq a']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});
