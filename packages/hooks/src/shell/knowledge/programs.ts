// Commands that show what is in programs, libraries and patches, or check sources and change nothing. Data only; binutils 2.40, patchutils 0.4, hadolint 2, shfmt 3.
import type { Knowledge } from './knowledge.ts';
import { listed, noPerlOpen } from './listed.ts';

/** binutils and Clang take further options from `@file`. */
const noResponseFile = { operandForm: /^[^@]/u };
const singleDash = { singleDash: true } as const;
/** `--in-place` of newer ones writes; `-z` starts a program for each file. */
const patches: Knowledge = listed(
  ['read'],
  '-E -H -n -N -s -v --empty-files-as-removed --line-number --no-filename --number-files --status --verbose --with-filename --help --version',
  { data: '-p -i -x -F -# --addprefix --exclude --files --hunks --include --lines --strip --strip-match' },
);

export const PROGRAMS: Readonly<Record<string, Knowledge>> = {
  actionlint: listed(
    ['read'],
    '-color -no-color -oneline -verbose -version -h',
    { data: '-format -ignore' },
    // `-shellcheck` and `-pyflakes` name programs.
    { ...singleDash, carriesCode: true },
  ),
  addr2line: listed(
    ['data'],
    '-a -C -f -i -p -r -R -s -h -v --addresses --basenames --demangle --functions --inlines --pretty-print --help --version',
    { data: '-b -j --section --target', read: '-e --exe' },
    noResponseFile,
  ),
  // Its first word is letters. `-p` prints what members hold, and a thin archive only names where they lie.
  ar: listed(['read', 'data'], '-t -v -O -V', {}, { bundled: true, requires: ['-t'], ...noResponseFile }),
  checkbashisms: listed(
    ['read'],
    '-e -f -l -n -p -x --early-exit --extra --force --lint --newline --posix --help --version',
    {},
    noPerlOpen,
  ),
  // A style may be a file, and `-i` writes.
  'clang-format': listed(
    ['read'],
    '-n -dry-run --dry-run -Werror --Werror -verbose --verbose -dump-config --dump-config -output-replacements-xml --output-replacements-xml -sort-includes --sort-includes --version',
    {
      // A style is looked for in the folders above such a name.
      read: '-assume-filename --assume-filename',
      data: '-fallback-style --fallback-style -lines --lines -length --length -offset --offset',
    },
    {
      ...singleDash,
      ...noResponseFile,
    },
  ),
  filterdiff: patches,
  gofmt: listed(['read'], '-d -e -l -s', { data: '-r' }, { ...singleDash, writes: ['-w', '-cpuprofile'] }),
  grepdiff: listed(
    ['data', 'read'],
    '-E -H -n -N -s -v --extended-regexp --line-number --number-files --only-match --output-matching --status --verbose --with-filename --help --version',
    { data: '-p -i -x --addprefix --exclude --include --strip --strip-match' },
  ),
  hadolint: listed(
    ['read'],
    '-V -v --no-color --no-fail --strict-labels --disable-ignore-pragma --help --version',
    {
      data: '-f -t --error --failure-threshold --format --ignore --info --style --trusted-registry --warning',
      read: '-c --config',
    },
  ),
  lipo: listed(
    ['read'],
    '-archs -detailed_info -info',
    {},
    { ...singleDash, requires: ['-archs', '-detailed_info', '-info'] },
  ),
  lsdiff: patches,
  otool: listed(['read'], '-a -A -D -d -f -h -I -l -L -o -r -S -t -T -v -V -X', {}, noResponseFile),
  // `-J` and its kin write into the program.
  pahole: listed(
    ['read'],
    '-A -E -P -s -V -h --expand_types --nested_anon_include --packable --sizes --verbose --help --version',
    { data: '-C --class_name' },
    // `file://` names a file that lists them, and what it does not find it shows.
    { valueForms: { '-C': /^[\w, ]+$/u, '--class_name': /^[\w, ]+$/u } },
  ),
  pyflakes: listed(['search'], '-h --help --version', {}, { contents: true }),
  // `-w` writes the files.
  shfmt: listed(
    ['read'],
    '-bn --binary-next-line -ci --case-indent -d --diff -f --find -fn --func-next-line -kp --keep-padding -l --list -mn --minify -p --posix -s --simplify -sr --space-redirects -tojson --to-json -h --help -version --version',
    { read: '-filename --filename', data: '-i --indent -ln --language-dialect' },
    { ...singleDash, writes: ['-w', '--write', '--apply-ignore'] },
  ),
  typos: listed(
    ['read'],
    '-q -v --brief --diff --files --hidden --identifiers --isolated --no-check-filenames --no-check-files --no-ignore --sort --words -h -V --help --version',
    { data: '-j --color --exclude --format --locale --threads' },
  ),
};
