// What each word is to its command: the difference between a pattern and a path decides about reading a file.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { readArguments } from './read-arguments.ts';

/** `role:text` of each argument that is a word of its own or an attached value. */
function roles(source: string): string[] {
  const [command] = parseProgram(source).commands;
  if (!command) throw new Error(source);
  return readArguments(command)
    .list.filter(({ text, option }) => option === null || text !== '')
    .map(({ role, text }) => `${role}:${text}`);
}

describe('a value that only running tells, attached to a letter', () => {
  it.each([
    ['cut -f"$n" a', ['data:null', 'read:a']],
    ['cut -d"$d" -f1 a', ['data:null', 'data:1', 'read:a']],
    ['cut -d"$d" -f1 b/a', ['data:null', 'data:1', 'read:b/a']],
    ['cut -d"$d" -f 1 a', ['data:null', 'data:1', 'read:a']],
    ['sort -rt"$t" a', ['data:null', 'read:a']],
    // What may be several words, and what an empty value could make a file of.
    ['cut -f$n a', ['read:null', 'read:a']],
    ['cut -f"$n" -d /b a', ['read:null', 'data:/b', 'read:a']],
    ['grep -e"$n" a', ['data:null', 'search:a']],
    // The letter takes none, or a file, or does more.
    ['wc -l"$n" a', ['read:null', 'read:a']],
    ['diff -X"$n" a b', ['read:null', 'read:a', 'read:b']],
    ['sort -o"$n" a', ['read:null', 'read:a']],
    ['cut -zf"$n" a', ['data:null', 'read:a']],
    ['cut -f"$n"', ['data:null']],
    ['cut -f"$n" -s /b', ['data:null', 'read:/b']],
    ['cut -fd"$n" a', ['read:null', 'read:a']],
    // No number would be the pattern.
    ['ag -A"$n" x a', ['data:null', 'search:x', 'search:a']],
    // Of some values only those that are written out are known to read.
    ['catdoc -d"$d" a', ['read:null', 'read:a']],
    ['x -f"$n"', ['unknown:null']],
    ['awk -F"$n" 1 a', ['script:null', 'read:1', 'read:a']],
  ])('%s', (source, expected) => expect(roles(source)).toEqual(expected));
});

describe('operands and values', () => {
  it.each([
    ['grep -rn x src', ['data:x', 'search:src']],
    ['grep -e x src', ['data:x', 'search:src']],
    ['grep --include= x /etc/passwd', ['data:x', 'search:/etc/passwd']],
    ['grep --color x /etc/passwd', ['data:x', 'search:/etc/passwd']],
    ['grep -rf/etc/passwd x', ['read:/etc/passwd', 'search:x']],
    ['grep --fil=/etc/passwd x', ['read:/etc/passwd', 'search:x']],
    ['grep -- -e x', ['data:-e', 'search:x']],
    ['head -n 5 a', ['data:5', 'read:a']],
    ['jq --arg n /etc/passwd . a', ['data:n', 'data:/etc/passwd', 'script:.', 'read:a']],
    ['jq --indent 2 . a', ['data:2', 'script:.', 'read:a']],
    ['find a -exec cat /b \\; -newer c', ['search:a', 'search:c']],
    ['find a -exec cat {} + -newer c', ['search:a', 'search:c']],
    ['find a -exec cat /b', ['search:a']],
    ['head -5 a', ['read:a']],
    ['uniq a b', ['read:a', 'write:b']],
    ['jq --rawfile n /etc/passwd . a', ['data:n', 'read:/etc/passwd', 'script:.', 'read:a']],
    ['sed -ne p a', ['script:p', 'read:a']],
    [
      'git -C /etc log -n 1 --since yesterday HEAD',
      ['search:/etc', 'data:1', 'data:yesterday', 'revision:HEAD'],
    ],
    ['frobnicate -o/etc/x --to=/y z', ['unknown:/etc/x', 'unknown:/y', 'unknown:z']],
  ])('%s', (source, expected) => {
    expect(roles(source)).toEqual(expected);
  });
});

describe('options that must not be used', () => {
  const dangers = (source: string) => {
    const [command] = parseProgram(source).commands;
    return command ? readArguments(command).list.flatMap(({ danger }) => danger ?? []) : [];
  };
  it.each([
    ['sort -uoa a', 'writes'],
    ['sort --outp=a a', 'writes'],
    ['sort --comp cat a', 'executes'],
    ['sed -ni p a', 'writes'],
    ['sed -i.bak p a', 'writes'],
    ['git -c a=b log', 'executes'],
    ['git log --ext', 'executes'],
    ['find . -delete', 'writes'],
    ['rg --pre=x y', 'executes'],
  ])('%s', (source, danger) => {
    expect(dangers(source)).toContain(danger);
  });
  it.each([
    ['sort -- -o'],
    ['rg --pretty x'],
    ['sort -k 2o a'],
    ['git log --grep -c'],
    ['find . -name -delete'],
  ])('%s has none', (source) => {
    expect(dangers(source)).toEqual([]);
  });
});

/** Subcommand, `?` for a command that nobody knows, and each argument as `option:role:text:danger`. */
it.each([
  ['tar tvf x', '-t:data:: -v:data:: -f:read:: -f:read:x:'],
  ['tar ftv x', '-t:data:: -v:data:: -f:read:: -f:read:x:'],
  ['tar tv', '-t:data:: -v:data::'],
  ['tar tfC x y', '-t:data:: -f:read:: -f:read:x: -C:search:: -C:search:y:'],
  [
    'tar CtfX x y z a',
    '-t:data:: -C:search:: -C:search:x: -f:read:: -f:read:y: -X:read:: -X:read:z: :data:a:',
  ],
  ['tar tfC x', '-t:data:: -f:read:: -f:read:x: -C:search::'],
  ['jaq --rawfile=a b .', '--rawfile:data:a: --rawfile:read:b: :script:.:'],
  ['jaq --arg=a b .', '--arg:data:a: --arg:data:b: :script:.:'],
  ['jaq --indent=2 .', '--indent:data:2: :script:.:'],
  ['tar', ''],
  ['tar -tf x', '-t:data:: -f:read:: -f:read:x:'],
  ['tar "$X" x', ':data:<>: :data:x:'],
  ['tar t1 x', ':data:t1: :data:x:'],
  ['tar xzf a -C /b', '-x:data:: -z:data:: -f:read:: -f:read:a: -C:search:: -C:search:/b:'],
  ['git', '?'],
  ['git -C a', '? -C:search:: -C:search:a:'],
  ['git --no-pager log -n 1 a', 'sub=log --no-pager:data:: -n:data:: -n:data:1: :revision:a:'],
  ['git "$X" a', '? :unknown:a:'],
  ['git -c a=b log', 'sub=log -c:data:: -c:data:a=b:executes'],
  ['git nope -x a', 'sub=nope ? -x:unknown:: :unknown:a:'],
  ['git log -- -n', 'sub=log :revision:-n:'],
  ['git log --oneline -5', 'sub=log --oneline:data:: -5:data::'],
  ['git --git-dir a log', 'sub=log --git-dir:search:: --git-dir:search:a:executes'],
  ['git log --since a', 'sub=log --since:data:: --since:data:a:'],
  ['git log --since=a', 'sub=log --since:data:a:'],
  ['git log --sin=a', 'sub=log --since:data:a:'],
  ['git log -Sx a', 'sub=log -S:data:x: :revision:a:'],
  ['git log -G x a', 'sub=log -G:data:: -G:data:x: :revision:a:'],
  ['grep -- x -y', ':data:x: :search:-y:'],
  ['grep -e x -- y', '-e:data:: -e:data:x: :search:y:'],
  ['grep -ex y', '-e:data:x: :search:y:'],
  ['grep -A 3 x y', '-A:data:: -A:data:3: :data:x: :search:y:'],
  ['grep -A3 x y', '-A:data:3: :data:x: :search:y:'],
  ['grep -rnA 3 x y', '-r:data:: -n:data:: -A:data:: -A:data:3: :data:x: :search:y:'],
  ['grep --regexp x y', '--regexp:data:: --regexp:data:x: :search:y:'],
  ['grep --regexp=x y', '--regexp:data:x: :search:y:'],
  ['grep --include="$X" x y', '--include:data:<>: :data:x: :search:y:'],
  ['grep "--include=$X" x y', ':data:<>: :search:x: :search:y:'],
  ['grep --include $X x y', '--include:data:: --include:data:<>: :data:x: :search:y:'],
  ['grep -f a x', '-f:read:: -f:read:a: :search:x:'],
  ['grep -', ':data:-:'],
  ['grep x -', ':data:x: :search:-:'],
  ['grep "$X" y', ':data:<>: :search:y:'],
  ['grep -"$X" y', ':data:<>: :search:y:'],
  ['cp a', ':read:a:'],
  ['cp a b', ':read:a: :write:b:'],
  ['cp a b -v', ':read:a: :write:b: -v:data::'],
  ['sed -i -f s a', '-i:data::writes -f:read::executes -f:read:s:executes :write:a:'],
  ['find a -exec \\; b', ':search:a: :search:b:'],
  ['find . -newer=/x', ':search:.: -newer:search:/x:'],
  ['cp a b c', ':read:a: :read:b: :write:c:'],
  ['cp -t d a', '-t:write:: -t:write:d: :read:a:'],
  ['cp -r a b', '-r:data:: :read:a: :write:b:'],
  ['mv a', ':write:a:'],
  ['ln -s a b', '-s:data:: :read:a: :write:b:'],
  ['sort -o a b', '-o:data::writes :read:a: :read:b:'],
  ['sort -k 2 a', '-k:data:: -k:data:2: :read:a:'],
  ['sort -k2 a', '-k:data:2: :read:a:'],
  ['sort -t, -k 1 a', '-t:data:,: -k:data:: -k:data:1: :read:a:'],
  ['sed -i s/a/b/ c', '-i:data::writes :script:s/a/b/: :write:c:'],
  ['sed -n p a b', '-n:data:: :script:p: :read:a: :read:b:'],
  ['sed -e p -e q a', '-e:script:: -e:script:p: -e:script:: -e:script:q: :read:a:'],
  ['sed -f s a', '-f:read::executes -f:read:s:executes :read:a:'],
  ['sed --in-place p a', '--in-place:data::writes :script:p: :write:a:'],
  ['head -n5 a', '-n:data:5: :read:a:'],
  ['head -5 a', '-5:data:: :read:a:'],
  ['head -c 5 a', '-c:data:: -c:data:5: :read:a:'],
  ['find a b -name c', ':search:a: :search:b: -name:data:: -name:data:c:'],
  ['find -name c', '-name:data:: -name:data:c:'],
  ['find a -exec b {} ; c', ':search:a:'],
  ['find a -exec b {} + c', ':search:a: :search:c:'],
  ['find a -exec b + c ; d', ':search:a: :search:c:'],
  [
    'find a -type f -name x -print',
    ':search:a: -type:data:: -type:data:f: -name:data:: -name:data:x: -print:data::',
  ],
  ['fd x -x rm ; y', ':data:x:'],
  ['fd x -x rm + y', ':data:x:'],
  ['find a -o -b', ':search:a: -o:data:: -b:data::'],
  ['jq . a', ':script:.: :read:a:'],
  ['jq -r . a', '-r:data:: :script:.: :read:a:'],
  ['jq --arg a b . c', '--arg:data:: --arg:data:a: --arg:data:b: :script:.: :read:c:'],
  ['jq --argjson a b . c', '--argjson:data:: --argjson:data:a: --argjson:data:b: :script:.: :read:c:'],
  [
    'jq --slurpfile a b . c',
    '--slurpfile:data:: --slurpfile:data:a: --slurpfile:read:b: :script:.: :read:c:',
  ],
  ['jq --rawfile a', '--rawfile:data:: --rawfile:data:a:'],
  ['jq --arg a', '--arg:data:: --arg:data:a:'],
  ['jq -f a b', '-f:read:: -f:read:a: :read:b:'],
  ['jq --tab . a', '--tab:data:: :script:.: :read:a:'],
  ['jq --indent 2 . a', '--indent:data:: --indent:data:2: :script:.: :read:a:'],
  ['jq -rf a b', '-r:data:: -f:read:: -f:read:a: :read:b:'],
  ['yq -i . a', '-i:data::writes :script:.: :write:a:'],
  ['yq e . a', ':script:.: :read:a:'],
  ['awk -F: 1 a', '-F:data::: :script:1: :read:a:'],
  ['awk -F : 1 a', '-F:data:: -F:data::: :script:1: :read:a:'],
  ['awk -v a=b 1 c', '-v:data:: -v:data:a=b: :script:1: :read:c:'],
  ['awk -f a b', '-f:data::executes :script:a: :read:b:'],
  ['awk 1 a b', ':script:1: :read:a: :read:b:'],
  ['uniq a', ':read:a:'],
  ['uniq a b', ':read:a: :write:b:'],
  ['uniq -c a b', '-c:data:: :read:a: :write:b:'],
  ['nobody -a b', '? -a:unknown:: :unknown:b:'],
  ['nobody -ab', '? -a:unknown:b:'],
  ['nobody --a b', '? --a:unknown:: :unknown:b:'],
  ['nobody --a=b', '? --a:unknown:b:'],
  ['nobody --a= b', '? --a:unknown:: :unknown:b:'],
  ['nobody -- -a', '? :unknown:-a:'],
  ['nobody -', '? :unknown:-:'],
  ['nobody "$X" -a', '? :unknown:<>: -a:unknown::'],
  ['nobody --a="$X"', '? --a:unknown:<>:'],
  ['nobody -a"$X"', '? :unknown:<>:'],
  ['nobody --a-b="$X"', '? --a-b:unknown:<>:'],
  ['nobody "x--a=$X"', '? :unknown:<>:'],
  ['nobody -a=b', '? -a:unknown:=b:'],
  ['nobody --=b', '? --=b:unknown::'],
  ['nobody --a.b=c', '? --a.b=c:unknown::'],
  ['command -v x', '-v:data:: :data:x:'],
  ['env -i x -y', '-i:data:: :data:x: :data:-y:'],
  ['nice -n 5 x -y', '-n:data:: -n:data:5: :data:x: :data:-y:'],
  ['timeout 5 x --y', ':data:5: :data:x: :data:--y:'],
  ['timeout -s 9 5 x', '-s:data:: -s:data:9: :data:5: :data:x:'],
  ['env -u A x', '-u:data:: -u:data:A: :data:x:'],
  ['rg -g "*.ts" x a', '-g:data:: -g:data:*.ts: :data:x: :search:a:'],
  ['rg --glob=a x', '--glob:data:a: :data:x:'],
  ['rg -e x y', '-e:data:: -e:data:x: :search:y:'],
  ['rg --files a', '--files:data:: :search:a:'],
  ['ls -I a b', '-I:data:: -I:data:a: :search:b:'],
  ['tail -n +5 a', '-n:data:: -n:data:+5: :read:a:'],
  ['tail -5 a', '-5:data:: :read:a:'],
  ['wc -l a', '-l:data:: :read:a:'],
  ['date +%s', ':data:+%s:'],
  ['date -d a', '-d:data:: -d:data:a:'],
  ['date -Iseconds', '-I:data:seconds:'],
  ['touch -r a b', '-r:read:: -r:read:a: :write:b:'],
  ['chmod 644 a', '? :unknown:644: :unknown:a:'],
  ['diff a b', ':read:a: :read:b:'],
  ['od -A x a', '-A:data:: -A:data:x: :read:a:'],
  ['cloc --vcs git a', '--vcs:data:: :search:git: :search:a:'],
  ['cloc --vcs=x', '--vcs:data:x:executes'],
  ['cloc --by-file a', '--by-file:data:: :search:a:'],
  ['cloc --nope a', '--nope:data::unknown :search:a:'],
  ['xxd a b', ':read:a: :write:b:'],
  ['test -f a', '-f:data:: :unknown:a:'],
  ['echo -n a', '-n:data:: :data:a:'],
  ['printf %s a', ':data:%s: :data:a:'],
  ['gpg dgst a', '? :unknown:dgst: :unknown:a:'],
  ['tree -L 2 a', '-L:data:: -L:data:2: :search:a:'],
  ['tree -o a', '-o:data::writes :search:a:'],
  ['du -d1 a', '-d:data:1: :search:a:'],
  ['stat -c %n a', '-c:data:: -c:data:%n: :search:a:'],
  ['mkdir -p a', '-p:data:: :write:a:'],
  ['tee -a b', '-a:data:: :write:b:'],
  ['python3 -c x', '? -c:unknown:: :unknown:x:'],
  ['unzoo a b', '? :unknown:a: :unknown:b:'],
  ['unzip -l a', '-l:data:: :read:a:'],
  ['yq eval . a', ':script:.: :read:a:'],
  ['tr a b', ':data:a: :data:b:'],
  ['cut -d: -f1 a', '-d:data::: -f:data:1: :read:a:'],
  ['cut -d : -f 1 a', '-d:data:: -d:data::: -f:data:: -f:data:1: :read:a:'],
  ['base64 -w 0 a', '-w:data:: -w:data:0: :read:a:'],
  ['less a', ':read:a:'],
  ['file -f a', '-f:read:: -f:read:a:'],
  ['nobody --a.b-c=/d', '? --a.b-c=/d:unknown::'],
  ['cloc --diff a b', '--diff:data:: :search:a: :search:b:'],
  ['yq . eval', ':script:.: :read:eval:'],
])('%s: %s', (source, expected) => {
  const [command] = parseProgram(source).commands;
  if (!command) throw new Error(source);
  const { list, subcommand, knowledge } = readArguments(command);
  const read = [
    subcommand === null ? '' : `sub=${subcommand}`,
    knowledge === null ? '?' : '',
    ...list.map(({ option, role, text, danger }) =>
      [option ?? '', role, text ?? '<>', danger ?? ''].join(':'),
    ),
  ];
  expect(read.filter((text) => text !== '').join(' ')).toBe(expected);
});
