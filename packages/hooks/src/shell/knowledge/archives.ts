// Archives and compressed files: listed, tested or written to standard output, never unpacked. Data only; GNU tar 1.34, Info-ZIP 6, gzip 1.12, xz 5.4, zstd 1.5.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

const numbers = '-1 -2 -3 -4 -5 -6 -7 -8 -9';
const common = `${numbers} -c -d -f -k -l -q -t -v --stdout --to-stdout --decompress --uncompress --force --keep --list --quiet --test --verbose --fast --best -h --help -V --version`;
/** Listing and testing, unless what is also given compresses or unpacks in the place of the file. */
const undone = {
  options: ['-l', '-t', '--list', '--test'],
  by: ['-d', '-z', '--decompress', '--uncompress', '--compress'],
};
const toStandardOutput: Knowledge = listed(
  ['read'],
  `${common} -n -N --no-name --name -z --compress -H -C`,
  { data: '-T --threads' },
  { requires: '-c --stdout --to-stdout -l --list -t --test'.split(' '), undone, unless: 'no-operand' },
);
const printed: Knowledge = listed(['read'], common, { data: '-T --threads' });
const zipped: Knowledge = listed(['read'], '-a -b -i -l -q -s -u -w -y -B -E -Z --brief --color', {
  data: '-U -C',
});

/** One format of many: its other commands write archives, or unpack them. */
const sevenZip: Knowledge = listed(
  ['data', 'read'],
  '-ba -bd -r -slt -y',
  {},
  // `@file` lists names.
  { singleDash: true, actions: ['l', 't'], operandForm: /^[^@]/u },
);

export const ARCHIVES: Readonly<Record<string, Knowledge>> = {
  '7z': sevenZip,
  '7za': sevenZip,
  '7zr': sevenZip,
  '7zz': sevenZip,
  brotli: listed(
    ['read'],
    '-c -d -k -t -v -h -V --stdout --decompress --keep --test --verbose --help --version',
    {},
    { requires: '-c --stdout -t --test -h --help -V --version'.split(' '), unless: 'no-operand' },
  ),
  bsdtar: listed(
    ['read'],
    '-t --list -x --extract -O --to-stdout -v --verbose -z --gzip -j --bzip2 -J --xz --numeric-owner --version --help',
    { data: '--exclude --include', read: '-f --file', search: '-C --directory' },
    { requires: '-t --list -O --to-stdout --version --help'.split(' '), bundled: true },
  ),
  bunzip2: toStandardOutput,
  bzcat: printed,
  bzip2: toStandardOutput,
  bzcmp: zipped,
  bzdiff: zipped,
  // `-F` may name a host, and what is listed by nothing else is unpacked.
  cpio: listed(
    ['read'],
    '-i -t -v -n --extract --list --numeric-uid-gid --quiet --to-stdout --verbose --version --help',
    { data: '-H --format' },
    { requires: '-t --list --to-stdout --version --help'.split(' ') },
  ),
  // `-x` and `-X` unpack, `-b` builds, `-R` unpacks the scripts.
  'dpkg-deb': listed(
    ['read'],
    '-c -f -I -W --contents --field --info --show --version --help',
    { data: '--showformat' },
    { requires: '-c -f -I -W --contents --field --info --show --version --help'.split(' ') },
  ),
  gunzip: toStandardOutput,
  gzip: toStandardOutput,
  isoinfo: listed(
    ['data'],
    '-d -f -J -l -p -R -v',
    { data: '-N -T -x -j', read: '-i' },
    { operandForm: /(?!)/u },
  ),
  jar: listed(
    ['read'],
    '-t -v --list --verbose --version --help',
    { read: '-f --file' },
    {
      requires: '-t --list --version --help'.split(' '),
      bundled: true,
      operandForm: /^[^@]/u,
    },
  ),
  lsar: listed(['read'], '-j -l -L -t -v -h --help --version -json -long -test', {}, { singleDash: true }),
  // `-l` is another format here.
  lz4: listed(
    ['read'],
    '-c -d -q -t -v -h -V --decompress --list --quiet --stdout --test --verbose --version',
    {},
    { requires: '-c -t -h -V --list --stdout --test --version'.split(' '), undone, unless: 'no-operand' },
  ),
  lz4cat: listed(
    ['read'],
    '-c -d -f -k -q -t -v -h -V --decompress --keep --quiet --stdout --test --verbose --help --version',
  ),
  lzcat: printed,
  lzcmp: zipped,
  lzdiff: zipped,
  lzop: listed(
    ['read'],
    '-c -d -l -q -t -v -h -V --decompress --list --quiet --stdout --test --verbose --help --version',
    {},
    {
      requires: '-c -l -t -h -V --list --stdout --test --help --version'.split(' '),
      undone,
      unless: 'no-operand',
    },
  ),
  // An address is fetched.
  rpm2cpio: listed(['read'], '', {}, { operandForm: /^(?![a-z][a-z0-9+.-]*:)/iu }),
  tar: listed(
    ['data'],
    '-t --list -d --diff --compare -x --extract --get -O --to-stdout -v --verbose -z --gzip --gunzip -j --bzip2 -J --xz --zstd --lzma -Z -a --auto-compress --wildcards --no-wildcards --wildcards-match-slash --no-anchored --anchored --ignore-case --no-recursion --full-time --utc --numeric-owner --totals --show-transformed-names -R --block-number --exclude-backups --exclude-caches --exclude-vcs --no-ignore-case --show-stored-names --ignore-zeros -i -p -B --usage --help --version',
    {
      data: '--exclude --quoting-style --occurrence --strip-components --transform --xform',
      read: '-f --file -X --exclude-from',
      search: '-C --directory',
    },
    {
      requires: '-t --list -d --diff --compare -O --to-stdout --help --version'.split(' '),
      bundled: true,
      // `host:file` is fetched by a remote shell.
      valueForms: { '-f': /^[^:]+$/u, '--file': /^[^:]+$/u },
    },
  ),
  // `x` and `e` unpack, `p` asks for a password on the terminal.
  unrar: listed(
    ['data', 'read'],
    '-c- -idq -inul -p- -r -v -y',
    {},
    {
      singleDash: true,
      actions: 'l la lb lt lta ltb v va vb vt vta vtb t'.split(' '),
      operandForm: /^[^@]/u,
    },
  ),
  // `-version` alone does not keep it from unpacking what is named.
  unsquashfs: listed(
    ['read'],
    '-l -ll -lc -llc -ls -lls -s -stat -n -no-progress -v -version',
    {},
    { singleDash: true, requires: '-l -ll -lc -llc -ls -lls -s -stat'.split(' '), unless: 'no-operand' },
  ),
  unxz: toStandardOutput,
  unzip: listed(
    ['read', 'data'],
    '-l -v -Z -Z1 -p -c -t -z -q -C -1 -2 -s -m -h',
    { data: '-x' },
    // Behind the archive a `-p` is the name of a member, and the others are unpacked.
    { requires: '-l -v -Z -p -c -t -z'.split(' '), leading: true },
  ),
  unzstd: toStandardOutput,
  xz: toStandardOutput,
  xzcat: printed,
  xzcmp: zipped,
  xzdiff: zipped,
  zcmp: zipped,
  zdiff: zipped,
  // Its other forms pack, and test what they packed by a program that `-TT` names.
  zip: listed(
    ['read'],
    '-sf -su -sU',
    {},
    {
      singleDash: true,
      requires: ['-sf', '-su', '-sU'],
    },
  ),
  zipcmp: listed(['read'], '-C -h -i -p -q -s -t -T -v -V'),
  zipinfo: listed(['read', 'data'], '-1 -2 -s -m -l -v -h -t -T -z -C', { data: '-x' }),
  // `-w` writes the comments.
  zipnote: listed(['read'], '-h -L -v'),
  zstd: toStandardOutput,
  zstdcat: printed,
};
