// Archives and compressed files: listed, tested or written to standard output, never unpacked. Data only; GNU tar 1.34, Info-ZIP 6, gzip 1.12, xz 5.4, zstd 1.5.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

const numbers = '-1 -2 -3 -4 -5 -6 -7 -8 -9';
const common = `${numbers} -c -d -f -k -l -q -t -v --stdout --to-stdout --decompress --uncompress --force --keep --list --quiet --test --verbose --fast --best -h --help -V --version`;
const toStandardOutput: Knowledge = listed(
  ['read'],
  `${common} -n -N --no-name --name -z --compress -H -C`,
  { data: '-T --threads' },
  { requires: '-c --stdout --to-stdout -l --list -t --test'.split(' '), unless: 'no-operand' },
);
const printed: Knowledge = listed(['read'], common, { data: '-T --threads' });
const zipped: Knowledge = listed(['read'], '-a -b -i -l -q -s -u -w -y -B -E -Z --brief --color', {
  data: '-U -C',
});

export const ARCHIVES: Readonly<Record<string, Knowledge>> = {
  bunzip2: toStandardOutput,
  bzcat: printed,
  bzip2: toStandardOutput,
  bzcmp: zipped,
  bzdiff: zipped,
  gunzip: toStandardOutput,
  gzip: toStandardOutput,
  lzcat: printed,
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
  zipinfo: listed(['read', 'data'], '-1 -2 -s -m -l -v -h -t -T -z -C', { data: '-x' }),
  zstd: toStandardOutput,
  zstdcat: printed,
};
