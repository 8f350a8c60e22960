// Commands that show programs, documents, tables and the system, or turn one text into another. Data only; binutils 2.40, procps 4, less 590, libxml2 2.9.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

/** binutils take further options from `@file`. */
const noResponseFile = { operandForm: /^[^@]/u };
/** What a program would fetch if it were given it in place of a file. */
const noUrl = { operandForm: /^(?![a-z][a-z0-9+.-]*:)/iu };
const less: Knowledge = listed(
  ['read'],
  '-e -E -f -F -g -G -i -I -m -M -n -N -q -Q -r -R -s -S -u -U -w -W -X --chop-long-lines --LINE-NUMBERS --line-numbers --RAW-CONTROL-CHARS --raw-control-chars --no-init --quit-if-one-screen --quit-at-eof --ignore-case --IGNORE-CASE --squeeze-blank-lines --no-lessopen -L -a -A -B -c -C -d -J -V -~ --version --help',
  { data: '-x --tabs -P --prompt -j -b -h -y -z' },
  // `+` begins a command that is run at the start: going to a place or searching for words is one that only looks.
  { operandForm: /^(?:[^+]|\+(?:\d*[gGp%]?|F|[/?][\w .-]*)$)/u },
);
const csv =
  '-t --tabs -S --skipinitialspace -H --no-header-row -l --linenumbers -v --verbose --zero -V --version -h --help -n --names -x --delete-empty-rows -i --invert-match -r --reverse -a --any-match --csv --json --nulls --unique --min --max --sum --mean --median --stdev --len --freq --count --outer --left --right --no-inference -I -y';
const csvValues =
  '-d --delimiter -q --quotechar -u --quoting -p --escapechar -z --maxfieldsize -e --encoding -K --skip-lines -c --columns -C --not-columns -m --match --regex --snifflimit --max-rows --max-columns --max-column-width -D --out-delimiter -k --key --indent';
const csvkit: Knowledge = listed(['read'], csv, { data: csvValues });

export const INSPECT: Readonly<Record<string, Knowledge>> = {
  ag: listed(
    ['data', 'search'],
    '-a -c -f -F -H -i -l -L -n -o -Q -r -R -s -S -t -u -U -v -w -0 --all-types --all-text --column --count --group --nogroup --heading --noheading --hidden --ignore-case --smart-case --case-sensitive --literal --fixed-strings --files-with-matches --files-without-matches --filename --nofilename --numbers --nonumbers --only-matching --vimgrep --stats --word-regexp --invert-match --nocolor --color --nopager --python --js --ts --java --go --rust --cpp --cc --ruby --php --html --css --json --yaml --shell --markdown --sql --xml -g',
    {
      data: '-A -B -C -m -G --max-count --depth --ignore --ignore-dir --file-search-regex -W --width',
    },
    // How many lines are shown around a match: what is no number, or stands apart from a long one, is the pattern.
    { contents: true, attached: ['--after', '--before', '--context'], numbers: ['-A', '-B', '-C'] },
  ),
  bc: listed(['read'], '-h -l -q -s -w -v --help --mathlib --quiet --standard --warn --version'),
  'c++filt': listed(
    ['data'],
    '-_ -n -p -i -t -r -h --strip-underscore --no-strip-underscore --no-params --no-verbose --types --no-recurse-limit --recurse-limit --help --version',
    { data: '-s --format' },
    noResponseFile,
  ),
  col: listed(
    ['data'],
    '-b -f -h -p -x -H -v --no-backspaces --fine --pass --tabs --spaces --help --version',
    { data: '-l --lines' },
  ),
  csvcut: csvkit,
  csvformat: listed(['read'], `${csv} -T`, { data: `${csvValues} -Q -U -B -P -M` }),
  csvgrep: listed(['read'], csv, { data: csvValues, read: '-f --file' }),
  csvjoin: csvkit,
  csvjson: csvkit,
  csvlook: csvkit,
  csvsort: csvkit,
  // With a database or a query it runs what it is given.
  csvsql: listed(['read'], '-t -S -H -v --no-constraints --no-inference --no-create --help --version', {
    data: '-d -q -u -p -z -e -K -i --delimiter --quotechar --quoting --escapechar --maxfieldsize --encoding --skip-lines --dialect --tables',
  }),
  csvstack: listed(['read'], `${csv} --filenames`, { data: `${csvValues} -g --groups` }),
  // Before version 2 it writes files unless it only tries.
  csvclean: listed(
    ['read'],
    csv.replace(' -n --names', ' -n --dry-run'),
    { data: csvValues },
    {
      requires: ['-n', '--dry-run'],
    },
  ),
  // `--write-sheets` writes.
  in2csv: listed(['read'], csv, {
    data: `${csvValues} -f --format --sheet --encoding-xls`,
    read: '-s --schema',
  }),
  csvstat: csvkit,
  diff3: listed(
    ['read'],
    '-A -e -E -3 -i -m -x -X -a -T -v --show-all --ed --easy-only --merge --overlap-only --show-overlap --text --strip-trailing-cr --initial-tab --version --help',
    { data: '-L --label' },
  ),
  diffstat: listed(['read'], '-b -C -c -d -h -k -K -l -m -q -R -s -t -T -u -v -V', {
    data: '-e -f -N -n -p -r -w',
  }),
  free: listed(
    ['data'],
    '-b -k -m -g -h -w -t -v -l -V --human --wide --total --bytes --kibi --mebi --gibi --kilo --mega --giga --tera --peta --tebi --pebi --si --lohi --version --help',
    { data: '-s -c --seconds --count' },
  ),
  getconf: listed(['data', 'search'], '-a', { data: '-v' }),
  gron: listed(
    ['read'],
    '-u -v -c -m -s -j --ungron --values --colorize --monochrome --stream --no-sort --json --version --help',
    {},
    noUrl,
  ),
  help: listed(['data'], '-d -m -s'),
  hexyl: listed(
    ['read'],
    '-v -C -p -h -V --no-squeezing --no-characters --characters --no-position --plain --help --version',
    {
      data: '-n -s -o -b -g --length --bytes -c --skip --display-offset --border --color --block-size --panels --group-size --base --endianness',
    },
  ),
  iconv: listed(['read'], '-c -l -s --list --silent --verbose -V --version --help', {
    data: '-f -t --from-code --to-code',
  }),
  less,
  locale: listed(
    ['data'],
    '-a -m -c -k -v --all-locales --charmaps --category-name --keyword-name --verbose --version --help',
  ),
  logname: listed(['data'], '--help --version'),
  look: listed(['data', 'read'], '-a -d -f -h -V --alternative --alphanum --ignore-case --help --version', {
    data: '-t --terminate',
  }),
  lscpu: listed(
    ['data'],
    '-a -b -B -C -c -e -J -p -x -y -V --all --online --offline --bytes --caches --json --extended --parse --hex --physical --output-all -h --version --help',
  ),
  man: listed(
    ['data'],
    '-a -f -k -w -W -7 --all --whatis --apropos --where --path',
    { data: '-s -S --sections' },
    {
      // A path is a document of its own, which may include any file.
      operandForm: /^[\w.+:[-]+$/u,
    },
  ),
  lsblk: listed(
    ['data'],
    '-a -A -b -d -D -e -f -i -J -l -m -M -n -N -O -p -P -r -S -s -t -T -v -z -h -V --all --bytes --nodeps --discard --fs --ascii --json --list --perms --noheadings --output-all --paths --pairs --raw --scsi --inverse --topology --tree --help --version',
    { data: '-o -E -I -w -x --output --exclude --include --sort --width' },
  ),
  more: {
    ...less,
    only: '-d -l -f -p -c -s -u -e -h -V --silent --logical --no-pause --print-over --clean-print --exit-on-eof --squeeze --plain --help --version'.split(
      ' ',
    ),
    values: { '-n': 'data', '--lines': 'data' },
  },
  nm: listed(
    ['read'],
    '-a -A -B -C -D -e -g -h -j -l -n -o -p -P -r -s -S -u -U -v -V -W --debug-syms --demangle --dynamic --defined-only --undefined-only --extern-only --line-numbers --numeric-sort --no-sort --size-sort --print-size --print-file-name --print-armap --portability --reverse-sort --special-syms --synthetic --no-demangle --with-symbol-versions --version --help',
    { data: '-f --format -t --radix' },
    noResponseFile,
  ),
  objdump: listed(
    ['read'],
    '-a -f -p -h -x -d -D -r -R -s -t -T -C -w -z -l -EB -EL --archive-headers --file-headers --private-headers --headers --section-headers --all-headers --disassemble --disassemble-all --disassemble-zeroes --reloc --dynamic-reloc --full-contents --syms --dynamic-syms --demangle --wide --line-numbers --no-show-raw-insn --show-raw-insn --no-addresses -v --version -i --info -H --help',
    {
      data: '-j --section -M --disassembler-options -b --target -m --architecture --start-address --stop-address --insn-width --adjust-vma',
    },
    noResponseFile,
  ),
  ps: listed(
    ['data'],
    '-A -a -d -e -f -F -H -j -l -L -M -N -P -T -V -w -y -c -m --forest --headers --no-headers --no-heading --deselect --version --help',
    {
      data: '-C -G -g -o -O -p -q -s -t -u -U --Group --group --pid --ppid --quick-pid --sid --tty --user --User --format --sort --cols --columns --width --rows --lines',
    },
    // Letters without a dash are options too, and `e` shows the environment of every process.
    { operandForm: /^(?:[aAcfghHjlLmrsStTuvwxXZ]+o?|\d+|[\w%:=.]+(?:,[\w%:=.]+)+)$/u },
  ),
  pgrep: listed(
    ['data'],
    '-a -c -f -i -l -n -o -v -w -x --list-full --list-name --count --full --ignore-case --newest --oldest --inverse --exact --help --version -h -V',
    {
      data: '-d -g -G -P -s -t -u -U -r --delimiter --pgroup --group --parent --session --terminal --euid --uid --runstates -O --older',
    },
  ),
  pstree: listed(
    ['data'],
    '-a -A -c -g -h -l -n -N -p -s -S -t -T -u -U -Z -V --arguments --ascii --compact-not --show-pids --show-pgids --long --numeric-sort --show-parents --thread-names --hide-threads --uid-changes --unicode --version',
    {
      data: '-H -C --highlight-pid --color',
    },
  ),
  ptx: listed(
    ['read'],
    '-A -f -r -T -t --auto-reference --ignore-case --references --right-side-refs --help --version',
    {
      data: '-F -S -W -g -w -M --gap-size --width --sentence-regexp --word-regexp --flag-truncation',
      read: '-b -i -o --break-file --ignore-file --only-file',
    },
  ),
  readelf: listed(
    ['read'],
    '-a -A -c -C -d -D -e -g -h -I -l -n -r -s -S -t -T -u -v -V -W -H --all --arch-specific --archive-index --demangle --dynamic --headers --section-groups --file-header --histogram --program-headers --segments --notes --relocs --syms --symbols --dyn-syms --sections --section-headers --section-details --unwind --version-info --wide --version --help',
    { data: '-p -x -R --string-dump --hex-dump --relocated-dump' },
    noResponseFile,
  ),
  scc: listed(
    ['search'],
    '--by-file --ci --no-cocomo --no-complexity --no-duplicates --no-gitignore --wide -c -d -w -v --debug --help --version',
    { data: '-f --format -s --sort -i --include-ext --exclude-dir -x --exclude-ext -M --not-match -n' },
  ),
  sdiff: listed(
    ['read'],
    '-i -E -Z -b -W -B -a -l -s -t -d -H -v --ignore-tab-expansion --ignore-trailing-space --ignore-case --ignore-all-space --ignore-space-change --ignore-blank-lines --strip-trailing-cr --text --left-column --suppress-common-lines --expand-tabs --minimal --speed-large-files --version --help',
    { data: '-w --width -I --ignore-matching-lines --tabsize' },
  ),
  size: listed(
    ['read'],
    '-A -B -d -o -x -t -G --common --totals -v -V --version --help',
    { data: '--format --radix --target' },
    noResponseFile,
  ),
  strings: listed(
    ['read'],
    '-a -d -f -w -o -v -V --all --data --print-file-name --include-all-whitespace --version --help -1 -2 -3 -4 -5 -6 -7 -8 -9 -0',
    { data: '-n -t -e -s -T --bytes --radix --encoding --output-separator --target -U --unicode' },
    noResponseFile,
  ),
  tokei: listed(['search'], '-f --files -C --compact --hidden --no-ignore -V --version -h --help', {
    data: '-c -e --exclude -o --output -s --sort -t --type',
  }),
  pv: listed(
    ['read'],
    '-p -t -e -I -r -a -b -n -q -l -0 -i -f -c -W -T -F --progress --timer --eta --rate --average-rate --bytes --numeric --quiet --line-mode --null --force --cursor --wait --help --version',
    {
      data: '-s -L -N -w -H -i -D -B --size --rate-limit --name --width --height --interval --delay-start --buffer-size',
    },
  ),
  pathchk: listed(['data'], '-p -P --portability --help --version'),
  sum: listed(['read'], '-r -s --sysv --help --version'),
  users: listed(['read'], '--help --version'),
  whereis: listed(['data'], '-b -m -s -u -l -g -h -V --help --version'),
  wdiff: listed(
    ['read'],
    '-1 -2 -3 -c -h -i -n -s -v --no-deleted --no-inserted --no-common --ignore-case --avoid-wraps --statistics --help --version',
    { data: '-w -x -y -z --start-delete --end-delete --start-insert --end-insert' },
  ),
  who: listed(
    ['read'],
    '-a -b -d -H -l -m -p -q -r -s -t -T -u -w --all --boot --count --dead --heading --ips --login --lookup --mesg --message --process --runlevel --short --time --users --writable --help --version',
  ),
  xmllint: listed(
    ['read'],
    '--noout -noout --format -format --html -html --recover --nonet -nonet --noblanks --nowarning --c14n --nsclean --nocdata --version --htmlout',
    { data: '--xpath -xpath --encode --pattern --pretty --maxmem' },
    { singleDash: true, ...noUrl },
  ),
  xsv: listed(
    ['data', 'read'],
    '-i -n -v -u -R -N -e -p --no-case --no-headers --everything --mode --cardinality --median --nulls --reverse --numeric --left --right --full -h --help',
    {
      data: '-d --delimiter -s --select -l --limit -S --start --end --len -w --width -c --condense',
    },
  ),
  yes: { operands: ['data'] },
  bzless: less,
  bzmore: less,
  lzless: less,
  lzmore: less,
  zstdless: less,
  xzless: less,
  xzmore: less,
  zless: less,
  zmore: less,
};
