// Commands that show what is in documents, pictures and fonts. Data only; poppler 22, qpdf 11, MuPDF 1.21, html-xml-utils 8.
import type { Knowledge } from './knowledge.ts';
import { listed, noPerlOpen } from './listed.ts';

const noUrl = { operandForm: /^(?![a-z][a-z0-9+.-]*:)/iu };
const singleDash = { singleDash: true } as const;
/** Pages, and what opens a document that is locked. */
const pages = '-f -l -opw -upw';

export const DOCUMENTS: Readonly<Record<string, Knowledge>> = {
  antiword: listed(['read'], '-f -r -s -t -h', { data: '-w' }),
  catdoc: listed(
    ['read'],
    '-a -b -l -t -u -v -w -x -8 -V',
    { data: '-d -f -m -s' },
    // A character set with a slash would be a file.
    { valueForms: { '-d': /^[\w-]+$/u, '-f': /^[\w-]+$/u, '-s': /^[\w-]+$/u } },
  ),
  catppt: listed(['read'], '-l -V'),
  cmark: listed(
    ['read'],
    '--hardbreaks --nobreaks --safe --smart --sourcepos --unsafe --validate-utf8 -h --help --version',
    { data: '-t --to --width' },
  ),
  'desktop-file-validate': listed(['read'], '--no-hints --no-warn-deprecated --warn-kde --version --help'),
  // Without `-n` it follows `\input` wherever that leads.
  detex: listed(['read'], '-c -l -n -s -t -w', {}, { requires: ['-n'] }),
  // `-c` makes what is not there and writes it beside the picture.
  exif: listed(
    ['read'],
    '-i -l -m -s -x --ids --list-tags --machine-readable --show-description --xml-output --help --version',
    { data: '-t --tag --ifd' },
  ),
  // Its other actions change the picture, and what is no picture may be one of them or an address.
  exiv2: listed(
    ['read'],
    '-b -q -u -v -V -h',
    { data: '-g -K -n -p -P -Q' },
    {
      operandForm: /^(?:pr|print|[^:]*\.(?:arw|cr2|dng|exv|heic|jpe?g|nef|orf|png|psd|tiff?|webp|xmp))$/iu,
    },
  ),
  'fc-list': listed(['data'], '-b -q -v -h -V --brief --quiet --verbose --help --version', {
    data: '-f --format',
  }),
  'fc-match': listed(['data'], '-a -b -s -v -h -V --all --brief --sort --verbose --help --version', {
    data: '-f --format',
  }),
  'fc-query': listed(['read'], '-b -h -V --brief --help --version', { data: '-f --format -i --index' }),
  gifsicle: listed(
    ['read'],
    '-I --info --color-info --extension-info --size-info --no-warnings --version --help',
    {},
    { requires: ['-I', '--info', '--version', '--help'] },
  ),
  html2text: listed(
    ['read', 'data'],
    '-ascii -nobs -utf8 -version -help',
    { data: '-width' },
    {
      ...singleDash,
      ...noUrl,
    },
  ),
  hxnormalize: listed(['read'], '-d -e -L -s -x', { data: '-i -l' }, noUrl),
  hxselect: listed(['data'], '-c -i', { data: '-l -s' }),
  // `--delete` and `--mode` take files away.
  jpeginfo: listed(
    ['read'],
    '-c -i -q -v -5 -2 -C -j -s -h -V --check --info --quiet --verbose --md5 --sha256 --comments --json --csv --help --version',
  ),
  markdown: listed(['read'], '-V', {}, noPerlOpen),
  mutool: listed(
    ['data', 'read'],
    '-F -I -M -P -S -X -b -e -g',
    { data: '-p' },
    { actions: 'info pages show'.split(' ') },
  ),
  odt2txt: listed(['read'], '--raw --version --help', { data: '--width --encoding --subst' }),
  otfinfo: listed(
    ['read'],
    '-a -f -g -i -p -s -t -u -v -z -h --family --features --glyphs --info --optical-size --postscript-name --scripts --tables --unicode --help --version',
  ),
  pdffonts: listed(['read'], '-h -v -subst', { data: pages }, { ...singleDash, ...noUrl }),
  pdfgrep: listed(
    ['data', 'search'],
    '-c -F -h -H -i -l -L -n -o -P -q -r -R -V -Z --count --files-with-matches --files-without-match --fixed-strings --ignore-case --no-filename --null --only-matching --page-count --page-number --perl-regexp --quiet --recursive --unac --warn-empty --with-filename --color --help --version',
    {
      data: '-A -B -C -e -m --after-context --before-context --context --exclude --include --match-prefix-separator --max-count --page-range --regexp',
      read: '-f --file',
    },
    { first: ['-e', '--regexp', '-f', '--file'], contents: true },
  ),
  // Some versions save the pictures under a second name although they list them.
  pdfimages: listed(
    ['read'],
    '-list -q -h -v',
    { data: pages },
    { ...singleDash, ...noUrl, requires: ['-list'], most: 1 },
  ),
  pdfinfo: listed(
    ['read'],
    '-box -custom -dests -isodates -js -meta -rawdates -struct -struct-text -url -h -v -listenc',
    { data: `${pages} -enc` },
    { ...singleDash, ...noUrl },
  ),
  // With one name it writes another file beside it.
  pdftotext: listed(
    ['read', 'write'],
    '-bbox -bbox-layout -htmlmeta -layout -nodiag -nopgbrk -q -raw -tsv -h -v -listenc',
    { data: `${pages} -colspacing -enc -eol -fixed -H -r -W -x -y` },
    { ...singleDash, ...noUrl, least: 2 },
  ),
  // `-x` takes pictures out.
  pngcheck: listed(['read'], '-7 -c -f -h -p -q -s -t -v'),
  pygmentize: listed(
    ['read'],
    '-g -h -V',
    { data: '-f -l' },
    // A name with a slash is code that is loaded; other options write or load too.
    { valueForms: { '-f': /^[\w+#-]+$/u, '-l': /^[\w+#-]+$/u } },
  ),
  // A second name is written; `@file` holds options.
  qpdf: listed(
    ['read', 'write'],
    '--check --check-linearization --filtered-stream-data --is-encrypted --json --list-attachments --no-warn --raw-stream-data --requires-password --show-encryption --show-linearization --show-npages --show-pages --show-xref --warning-exit-0 --with-images --version --help',
    { data: '--password --show-object' },
    {
      operandForm: /^[^@]/u,
      requires:
        '--check --check-linearization --is-encrypted --json --list-attachments --requires-password --show-encryption --show-linearization --show-npages --show-object --show-pages --show-xref --version --help'.split(
          ' ',
        ),
    },
  ),
  tidy: listed(
    ['read'],
    '-ashtml -asxhtml -asxml -e -errors -h -help -i -indent -iq -q -qe -eq -quiet -utf8 -v -version -xml',
    { data: '-w -wrap' },
    singleDash,
  ),
  webpinfo: listed(['read'], '-bitstream_info -diag -help -quiet -summary -version', {}, singleDash),
  xls2csv: listed(['read'], '-V'),
  // `-d` writes copies; `-p` and `-x` open what a document names.
  xmlwf: listed(['read'], '-n -N -s -v'),
};
