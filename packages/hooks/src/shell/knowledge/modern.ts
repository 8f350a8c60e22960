// Newer commands that search, compare, measure or cut text and tables. Data only; ack 3, ugrep 3.9, difftastic 0.5, dust 0.8, duf 0.8, choose 1.3, sd 1.0, fzf 0.4x, xan 0.4x.
import type { Knowledge } from './knowledge.ts';
import { listed, noPerlOpen } from './listed.ts';

const jaq: Knowledge = listed(
  ['script', 'read'],
  '-c -C -e -j -M -n -r -s -S -a -h -V --ascii-output --color-output --compact-output --exit-status --join-output --monochrome-output --null-input --raw-input --raw-output --raw-output0 --seq --slurp --sort-keys --stream --tab --yaml-input --yaml-output --help --version',
  { data: '--arg --argjson --indent --rawfile --slurpfile' },
  { language: 'jq' },
);
/** How many lines are shown around a match; what is no number is not their value but the pattern. */
const AROUND = '-A -B -C --after-context --before-context --context'.split(' ');
/** It reads TOML with the expressions of `jq`. */
const tomlq: Knowledge = listed(
  ['script', 'read'],
  '-c -r -S -s -e --compact-output --raw-output --sort-keys --exit-status',
  {},
  { language: 'jq' },
);
/** Each file is written as soon as it is read, unless one of these stands before it. */
const dos2unix: Knowledge = listed(
  ['read'],
  '-h -V --help --version',
  {},
  {
    attached: ['-i', '--info'],
    requires: ['-i', '--info', '-h', '-V', '--help', '--version'],
    leading: true,
  },
);
/** A second name is written. */
const converts: Knowledge = listed(['read', 'write'], '-h --help --version');

export const MODERN: Readonly<Record<string, Knowledge>> = {
  ack: listed(
    ['data', 'search'],
    '-1 -c -f -h -H -i -I -k -L -l -n -o -Q -R -r -s -S -v -w --break --cc --color --column --cpp --count --css --files-with-matches --files-without-matches --flush --follow --group --heading --help --help-types --html --ignore-case --invert-match --java --js --json --known-types --literal --markdown --no-filename --no-recurse --nobreak --nocolor --noenv --nofilter --nofollow --nogroup --noheading --nopager --perl --php --print0 --proximate --python --recurse --ruby --rust --shell --show-types --smart-case --sort-files --sql --ts --underline --version --with-filename --word-regexp --xml --yaml',
    {
      data: '-A -B -C -m -t -T --after-context --before-context --context --ignore-dir --ignore-directory --ignore-file --noignore-dir --max-count --range-end --range-start --type',
    },
    // `--output` was once run as Perl, `-x` and `--files-from` read names, `--pager` starts a program.
    {
      numbers: AROUND,
      carriesCode: true,
      first: ['-f'],
      contents: true,
    },
  ),
  chardet: listed(['read'], '-h --help --version --minimal'),
  chardetect: listed(['read'], '-h --help --version --minimal'),
  choose: listed(
    ['data'],
    '-c -d -n -x --character-wise --debug --exclusive --non-greedy --one-indexed -h -V --help --version',
    { data: '-f -o --field-separator --output-field-separator', read: '-i --input' },
  ),
  combine: listed(['read', 'data', 'read'], '', {}, noPerlOpen),
  // What it takes for a character between fields goes through a shell.
  datamash: listed(
    ['data'],
    '-C -f -H -i -R -s -W --full --header-in --header-out --headers --ignore-case --narm --no-strict --skip-comments --sort --whitespace -h -V --help --version',
    { data: '-g --group -t --field-separator --filler --output-delimiter --round' },
    { valueForms: { '-t': /^[^']$/u, '--field-separator': /^[^']$/u } },
  ),
  // One without parentheses only picks; other first words write the file.
  dasel: listed(
    ['data'],
    '-c -m -n --colour --compact --length --multiple --null --plain --pretty -h --help --version',
    { data: '-r -w -p --parser --read --write', read: '-f --file' },
    {
      operandForm: /^(?:select|\.[\w.[\]*-]*)$/u,
    },
  ),
  difft: listed(
    ['read'],
    '--check-only --exit-code --ignore-comments --list-languages --skip-unchanged --strip-cr --version --help',
    {
      data: '--background --byte-limit --color --context --display --graph-limit --override --parse-error-limit --syntax-highlight --sort-paths --tab-width --width',
    },
  ),
  diskus: listed(['search'], '-b --apparent-size -v --verbose -h -V --help --version', {
    data: '-j --threads --size-format',
  }),
  dua: listed(
    ['search'],
    '-A -l -x --apparent-size --count-hard-links --stay-on-filesystem --no-sort --no-total --stats -h -V --help --version',
    { data: '-f --format' },
    // By its first word it deletes what is marked.
    { operandForm: /^(?!(?:i|interactive|config|completions)$)/u },
  ),
  duf: listed(
    ['search'],
    '-all --all -inodes --inodes -json --json -warnings --warnings -version --version',
    {
      data: '-hide --hide -hide-fs --hide-fs -only --only -only-fs --only-fs -output --output -sort --sort -style --style -theme --theme -width --width',
    },
    { singleDash: true },
  ),
  dust: listed(
    ['search'],
    '-b -c -D -f -H -i -j -L -p -P -r -R -s -t -x --apparent-size --dereference-links --file_types --filecount --full-paths --ignore_hidden --limit-filesystem --no-colors --no-percent-bars --only-dir --output-json --reverse --skip-total --use-full-path -h -V --help --version',
    {
      data: '-d -e -n -o -v -w -z -X --depth --filter --ignore-directory --invert-filter --min-size --number-of-lines --output-format --terminal_width',
    },
  ),
  dos2unix,
  // `-x` converts the file.
  enca: listed(
    ['read'],
    '-d -e -f -g -i -m -p -P -r -s -v -V --details --guess --iconv-name --mime-name --help --version',
    { data: '-L --language' },
  ),
  errno: listed(['data'], '-l -s -S --list --search --search-all-locales'),
  // `--preview`, `--bind` and `--listen` start programs; without a filter it waits for keys.
  fzf: listed(
    ['data'],
    '-0 -1 -e -i -x --ansi --exact --exit-0 --extended --literal --no-extended --no-sort --print-query --print0 --read0 --select-1 --sync --tac --version --help',
    { data: '-d -f -n --algo --delimiter --filter --nth --scheme --tiebreak' },
    {
      carriesCode: true,
      requires: ['-f', '--filter', '--version', '--help'],
    },
  ),
  fzy: listed(
    ['data'],
    '-s -h -v --show-scores',
    { data: '-e --show-matches' },
    {
      requires: ['-e', '--show-matches', '-h', '-v'],
    },
  ),
  gojq: jaq,
  hck: listed(
    ['read'],
    '-L -h -V --delim-is-literal --crlf --help --version',
    {
      data: '-d -D -e -f -E -F --delimiter --exclude --exclude-header --fields --header-field --output-delimiter',
    },
    { writes: ['-o', '--output'] },
  ),
  htmlq: listed(
    ['data'],
    '-B -p -t -w --detect-base --ignore-whitespace --pretty --text -h -V --help --version',
    { data: '-a -b -r --attribute --base --remove-nodes', read: '-f --filename' },
  ),
  icdiff: listed(
    ['read'],
    '-N -r --highlight --is-git-diff --line-numbers --no-bold --no-headers --recursive --show-all-spaces --show-no-spaces --strip-trailing-cr --truncate --whole-file -h -v --help --version',
    { data: '-L -U --cols --encoding --head --label --numlines --tabsize' },
  ),
  isutf8: listed(['read'], '-h -i -l -q -v --help --invert --list --quiet --verbose'),
  jaq,
  // `@name`, `:name` and `%name` stand for what a file holds; without a word it reads them from its input.
  jo: listed(
    ['unknown'],
    '-a -B -D -e -n -p -v -V -h',
    {},
    {
      least: 1,
      operandForm: /^(?:(?![@:%])[^=@:%]*|[\w.[\]-]+=(?![@:%]).*)$/su,
    },
  ),
  jp: listed(['data'], '-c -u --compact --unquoted --ast -h -v --help --version', { read: '-f --filename' }),
  // `-f eval` runs what it reads.
  json_pp: listed(
    ['data'],
    '-v -V -h',
    { data: '-json_opt' },
    { singleDash: true, valueForms: { '-json_opt': /^[a-z_,]+$/u }, operandForm: /(?!)/u },
  ),
  json_reformat: listed(['read'], '-e -m -s -u'),
  json_verify: listed(['read'], '-c -m -q -s -u'),
  loc: listed(['search'], '-u --files --unrestricted -h -V --help --version', {
    data: '--exclude --include --sort',
  }),
  procs: listed(['data'], '-a -o -t --and --or --no-header --thread --tree -h -V --help --version', {
    data: '-c --color --sorta --sortd',
  }),
  pup: listed(['data'], '-c -n -p --color --number --plain --pre -h --help --version', {
    data: '-i -l --charset --indent --limit',
    read: '-f --file',
  }),
  rs: listed(['data'], '-e -h -H -j -n -t -T -m -y -z -E', { data: '-c -C -g -G -k -K -o -s -S -w' }),
  // From the third word on it names files, and changes them.
  sd: listed(
    ['data', 'data', 'write'],
    '-F -p -s -h -V --fixed-strings --preview --string-mode --help --version',
    {
      data: '-f -n --flags --max-replacements',
    },
  ),
  toml2json: converts,
  toml2yaml: converts,
  tomlq,
  // A queue of commands has the same name: a form of dates is none.
  // What stands behind the form is opened as Perl does, which may run it.
  ts: listed(['data'], '-i -m -r -s', {}, { operandForm: /^[^\w/.~-]*%/u, most: 1 }),
  // `--filter`, `--pager` and `--view` start programs; a file of options is not read.
  ugrep: listed(
    ['data', 'search'],
    '-a -c -E -F -G -h -H -i -I -j -k -l -L -n -o -P -q -r -R -s -T -u -U -v -w -x -y -. --any-line --basic-regexp --binary --byte-offset --color --colour --column-number --count --csv --depth --dereference-recursive --extended-regexp --files-with-matches --files-without-match --fixed-strings --heading --hidden --ignore-case --ignore-files --initial-tab --invert-match --json --line-number --line-regexp --no-filename --no-group-separator --no-heading --no-hidden --no-messages --null --only-matching --perl-regexp --quiet --recursive --silent --smart-case --stats --text --ungroup --with-filename --word-regexp --xml -V --help --version',
    {
      data: '-e -g -m -N -O -t --exclude --exclude-dir --file-extension --file-type --glob --iglob --include --include-dir --max-count --max-files --regexp',
      read: '-f --file',
    },
    {
      first: ['-e', '--regexp', '-f', '--file', '-N'],
      // In some versions their value may be left out.
      attached: AROUND,
      carriesCode: true,
      contents: true,
      // The name that such files have in each folder; another one is a path.
      valueForms: { '--ignore-files': /^[\w.-]+$/u },
    },
  ),
  unix2dos: dos2unix,
  uchardet: listed(['read'], '-h -v --help --version'),
  units: listed(
    ['data'],
    '-1 -c -e -q -s -S -t -v --compact --digits --exponential --minus --oldstar --one-line --product --quiet --silent --strict --terse --verbose -h -V --help --version',
    { data: '-d -o --output-format' },
  ),
  // Expressions of its other commands read files.
  xan: listed(
    ['data', 'read'],
    '-A -n --all --no-headers -h --help',
    { data: '-d -l -s --delimiter --limit --select' },
    { actions: 'count flatten frequency headers select slice sort stats view'.split(' ') },
  ),
  yaml2json: converts,
  yaml2toml: converts,
};
