// Files that an option or the last operand makes: `-o file`, `dd of=file`, an archive that is unpacked.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('what a script or an option makes', () => {
  it.each([
    ["sed 'w /x' a", ['read /w/a', 'write /x']],
    ["sed 'r /x' a", ['read /w/a', 'read /x']],
    ["sed 'r -' a", ['read /w/a', 'read null']],
    ['awk \'{getline l < "/x"}\' a', ['read /w/a', 'read /x']],
    ['awk \'{print > "/x"}\' a', ['read /w/a', 'write /x']],
    ['dd of=b', ['write /w/b']],
    ['curl -o /x https://a.example', ['write /x']],
    ['curl -o ~/x https://a.example', ['write /home/agent/x']],
    ['curl -O https://a.example', []],
    ['tar xf a -C /x', ['read /w/a', 'search /x', 'write /x']],
    ['rsync -a a /x', ['read /x', 'write /x']],
  ])('%s', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  [
    'dd if=/a of=/b',
    [
      'read /w/if=/a dd if=/a',
      'read /a dd if=/a',
      'read /w/of=/b dd of=/b',
      'read /b dd of=/b',
      'write /b dd of=/b',
    ],
  ],
  ['dd $X', ['read null dd $X']],
  ['rsync /a /b', ['read /a rsync /a', 'read /b rsync /b', 'write /b rsync /b']],
  ['curl --output= https://x', []],
  ['dd if=/a', ['read /w/if=/a dd if=/a', 'read /a dd if=/a']],
  ['dd of=b bs=1', ['write /w/b dd of=b']],
  ['/bin/dd of=b', ['write /w/b dd of=b']],
  ['xdd of=b', []],
  [
    'dos2unix a /b',
    ['read /w/a dos2unix a', 'read /b dos2unix /b', 'write /w/a dos2unix a', 'write /b dos2unix /b'],
  ],
  ['dos2unix -q a', ['read /w/a dos2unix a', 'write /w/a dos2unix a']],
  ['dos2unix "$A"', ['read null dos2unix "$A"']],
  ['perl -i -pe /a/ c', ['read /a/ perl /a/', 'write /w/c perl c']],
  ['perl -i -p -e x c', ['write /w/c perl c']],
  ['vim -c wq a', ['write /w/a vim a']],
  ['vim -es a -c wq', ['write /w/a vim a']],
  ['dos2unix -s a', ['read /w/a dos2unix a', 'write /w/a dos2unix a']],
  ['clang-format -i a', ['read /w/a clang-format a', 'write /w/a clang-format a']],
  ['curl -o a https://x', ['write /w/a curl a']],
  ['curl -o a/b https://x', ['write /w/a/b curl a/b']],
  ['curl -oa/b https://x', ['write /w/a/b curl -oa/b']],
  ['curl --output=/a https://x', ['write /a curl --output=/a']],
  ['curl --output /a https://x', ['write /a curl /a']],
  ['curl -o', []],
  ['curl -o -s /a', ['write /w/-s curl -s', 'read /a curl /a']],
  ['curl -o "$X" https://x', ['write null curl "$X"']],
  ['wget -O /a https://x', ['write /a wget /a']],
  ['gcc -o /a b.c', ['read /a gcc /a', 'write /a gcc /a']],
  ['gcc -o a b.c', []],
  ['gcc -o/a b.c', ['read /a gcc -o/a', 'write /a gcc -o/a']],
  ['gcc --output /a', ['read /a gcc /a', 'write /a gcc /a']],
  ['gcc --out -x', []],
  ['tar xf a', ['read /w/a tar a']],
  ['tar xf a -C /b', ['read /w/a tar a', 'search /b tar /b', 'write /b tar /b']],
  [
    'tar -x --directory=/b -f a',
    ['search /b tar --directory=/b', 'read /w/a tar a', 'write /b tar --directory=/b'],
  ],
  ['tar tf a -C /b', ['read /w/a tar a', 'search /b tar /b', 'write /b tar /b']],
  ['unzip a -d /b', ['read /w/a unzip a', 'write /b unzip /b']],
  ['unzip -l a -d /b', ['read /w/a unzip a', 'write /b unzip /b']],
  ['ps -o /a', []],
  ['ssh -E /a h', ['read /a ssh /a', 'write /a ssh /a']],
  ['mount -o /a /b', ['read /a mount /a', 'read /b mount /b']],
  ['sort -o /a b', ['read /a sort /a', 'read /w/b sort b', 'write /a sort /a']],
  ['git archive -o /a HEAD', ['read /a git /a', 'read /w/HEAD git HEAD', 'write /a git /a']],
  ['git format-patch -o /a', ['write /a git /a']],
  ['git format-patch --output-directory=/a', ['write /a git --output-directory=/a']],
  [
    'docker cp a:/b /c',
    ['read /w/a:/b docker a:/b', 'read /b docker a:/b', 'read /c docker /c', 'write /c docker /c'],
  ],
  ['docker container cp a:b ./c', ['read /w/./c docker ./c', 'write /w/./c docker ./c']],
  ['docker rm /c /d', ['read /c docker /c', 'read /d docker /d']],
  ['scp h:b ~/c', ['read /home/agent/c scp ~/c', 'write /home/agent/c scp ~/c']],
  ['tar -C .b -xf a', ['search /w/.b tar .b', 'read /w/a tar a', 'write /w/.b tar .b']],
  ['tar -C b -xf a', ['search /w/b tar b', 'read /w/a tar a']],
  ['sponge a', ['write /w/a sponge a']],
  ['rsync a b', []],
  ['rsync a /b', ['read /b rsync /b', 'write /b rsync /b']],
  ['rsync a ~/b', ['read /home/agent/b rsync ~/b', 'write /home/agent/b rsync ~/b']],
  ['rsync a ./b', ['read /w/./b rsync ./b', 'write /w/./b rsync ./b']],
  ['rsync a b -v', []],
  ['rsync a /b -v', ['read /b rsync /b', 'write /b rsync /b']],
  ['rsync /b', ['read /b rsync /b']],
  ['split a /b', ['read /b split /b', 'write /b split /b']],
  ['ffmpeg -i a /b.mp4', ['read /b.mp4 ffmpeg /b.mp4', 'write /b.mp4 ffmpeg /b.mp4']],
  ['ffmpeg -i a b.mp4', []],
  ['/usr/bin/ffmpeg -i a /b', ['read /b /usr/bin/ffmpeg /b', 'write /b ffmpeg /b']],
  ['convert $X /b', ['read null convert $X', 'read /b convert /b', 'write /b convert /b']],
  ['rsync a "$X"', ['read null rsync "$X"']],
  ['rsync a "$X/b"', ['read null rsync "$X/b"']],
  ['tree -o /a b', ['search /a tree /a', 'search /w/b tree b', 'write /a tree /a']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});

// Where the first word is `-e`, what stands behind the next option is a file.
it.each([
  ['grep "$p" -A /x a', ['read /x', 'search /w/a']],
  ['grep "$p" -A a/../x a', ['read /w/a/../x', 'search /w/a']],
  ['grep -A /x "$p" a', ['search /w/a']],
  ['grep "$p" -A 3 a', ['search /w/a']],
  ['grep "$p" -A a/x a', ['search /w/a']],
  ['grep x -A /x a', ['search /w/a']],
  ['grep "x" -A /x a', ['search /w/a']],
  ['grep a"$p" -A /x a', ['search /w/a']],
])('%s', (source, expected) => expect(shownPaths(source)).toEqual(expected));
