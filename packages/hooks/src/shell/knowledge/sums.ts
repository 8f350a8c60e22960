// Commands that sum files, or print them in another encoding. Data only; RHash 1.4, xxHash 0.8, hashdeep 4.4, OpenSSL 3.0.
import type { Knowledge } from './knowledge.ts';
import { listed, noPerlOpen } from './listed.ts';

/** What a program would fetch, or load by a scheme, if it were given it in place of a file. */
const noUrl = { operandForm: /^(?![a-z][a-z0-9+.-]*:)/iu };
/** `-W` writes what the others print, `-f` reads names of files. */
const deep: Knowledge = listed(['read'], '-r -b -l -s -e -q -z -0 -h -v -V');
const xxh: Knowledge = listed(
  ['read'],
  '-H -H0 -H1 -H2 -H3 -c -q -w -h -V --check --tag --quiet --status --strict --warn --little-endian --binary --text --help --version',
);

export const SUMS: Readonly<Record<string, Knowledge>> = {
  ascii: listed(['data'], '-1 -b -d -o -s -t -x -v -h'),
  basenc: listed(
    ['read'],
    '-d -i --decode --ignore-garbage --base64 --base64url --base58 --base32 --base32hex --base16 --base2msbf --base2lsbf --z85 --help --version',
    { data: '-w --wrap' },
  ),
  cksfv: listed(['read'], '-b -c -i -q -v', { read: '-g -f', search: '-C' }),
  crc32: listed(['read'], '-h --help', {}, noPerlOpen),
  ent: listed(['read'], '-b -c -f -t -u'),
  hashdeep: deep,
  md5deep: deep,
  openssl: listed(
    ['data', 'read'],
    '-md5 -sha1 -sha224 -sha256 -sha384 -sha512 -sha512-256 -sha3-256 -sha3-512 -blake2b512 -r -c -hex -binary -noout -text -fingerprint -subject -issuer -dates -startdate -enddate -serial -purpose -modulus -pubkey -email -ext -hash -subject_hash -issuer_hash -a -b -d -e -A -v -base64 -help',
    { read: '-in', data: '-inform -nameopt -certopt -checkend -checkhost -checkip' },
    {
      singleDash: true,
      // Most of its commands make keys, sign, or talk to a host.
      actions: 'asn1parse base64 crl dgst version x509'.split(' '),
      valueForms: { '-in': noUrl.operandForm },
      ...noUrl,
    },
  ),
  qprint: listed(['read', 'write'], '-b -d -e -i -n -p --binary --decode --encode --help --version'),
  // `-e` renames, `-u` and `--bt` write beside the files.
  rhash: listed(
    ['read'],
    '-A -C -H -M -c -r -v -V -h --crc32 --crc32c --md4 --md5 --sha1 --sha224 --sha256 --sha384 --sha512 --sha3-224 --sha3-256 --sha3-384 --sha3-512 --blake2s --blake2b --blake3 --tiger --whirlpool --ripemd160 --all --check --recursive --simple --bsd --hex --base32 --base64 --uppercase --lowercase --skip-ok --ignore-case --verbose --help --version',
  ),
  sha1deep: deep,
  sha256deep: deep,
  sha3sum: listed(
    ['read'],
    '-b -c -s -t -w --binary --check --status --text --warn',
    {
      data: '-a --algorithm',
    },
    noPerlOpen,
  ),
  tigerdeep: deep,
  // Which key a file holds; any other use of it makes or changes keys, and without a file it asks for a name.
  'ssh-keygen': listed(
    ['data'],
    '-l -v',
    { data: '-E', read: '-f' },
    { demands: ['-l', '-f'], operandForm: /(?!)/u },
  ),
  ssdeep: listed(['read'], '-b -c -h -l -r -s -v -V'),
  uuencode: listed(['read', 'data'], '-m --base64 --encode-file-name --help --version'),
  whirlpooldeep: deep,
  xxh128sum: xxh,
  xxh32sum: xxh,
  xxh64sum: xxh,
  xxhsum: xxh,
};
