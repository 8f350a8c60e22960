// Git: its own options and those of the subcommands that read. Data only; git 2.39 to 2.54.
import type { Knowledge, Role } from './knowledge.ts';
import { listed } from './listed.ts';

function all(role: Role, options: string): Record<string, Role> {
  return Object.fromEntries(options.split(' ').map((option) => [option, role]));
}

/** Settings that only say how something is shown or sought; any other one could name a program. */
const DISPLAYS =
  /^(?:color\.[\w.-]+=[\w #]*|column\.\w+=[\w,]*|advice\.\w+=\w*|(?:core\.(?:quotepath|abbrev|ignorecase|precomposeunicode|preloadindex|optionallocks|commentchar)|log\.(?:abbrevcommit|date|decorate|follow|showroot|mailmap|diffmerges)|diff\.(?:algorithm|context|renames|renamelimit|noprefix|mnemonicprefix|interhunkcontext|indentheuristic|colormoved|statgraphwidth|submodule|relative|suppressblankempty|wordregex|wserrorhighlight)|grep\.(?:linenumber|column|patterntype|extendedregexp|fullname|threads)|blame\.(?:date|coloring|showemail|showroot|blankboundary)|status\.(?:short|branch|relativepaths|showuntrackedfiles|renames|showstash|submodulesummary)|i18n\.logoutputencoding|branch\.sort|tag\.sort|versionsort\.suffix|merge\.renamelimit)(?:=[\w:%.,+ -]*)?|log\.showsignature=false)$/iu;

export const GIT_GLOBAL: Knowledge = {
  operands: ['data'],
  singleDash: true,
  values: {
    '-C': 'search',
    '-c': 'data',
    '--config-env': 'data',
    '--git-dir': 'search',
    '--work-tree': 'search',
    '--namespace': 'data',
  },
  executes: ['--config-env', '--exec-path', '-p', '--paginate', '--attr-source', '--bare'],
  // A repository that another one holds as plain files brings its own configuration: named so, Git would obey it.
  valueForms: { '-c': DISPLAYS, '--git-dir': /(?:^|\/)\.git\/?$/u },
};

/** Questions that Git answers by itself, without a subcommand. */
export const GIT_ANSWERS: ReadonlySet<string> = new Set(
  '--version -v --help -h --exec-path --html-path --man-path --info-path --list-cmds'.split(' '),
);

/** Options that every command printing commits or differences takes. */
const values = {
  ...all(
    'data',
    '-n -L -S -G --since --until --after --before --author --committer --grep --max-count --skip --date --diff-filter --decorate-refs --decorate-refs-exclude --glob --exclude --word-diff-regex --ws-error-highlight -l --inter-hunk-context --find-object --src-prefix --dst-prefix --line-prefix --diff-algorithm --anchored --format --pretty --sort --count --points-at --encoding --ref --ignore-rev',
  ),
  ...all(
    'read',
    '-O --pathspec-from-file --ignore-revs-file --contents --exclude-from --exclude-standard-from --source-file --exclude-per-directory',
  ),
};
const executes = ['--ext-diff', '--upload-pack', '--receive-pack', '--exec', '--extcmd'];
const writes = ['--output', '--output-directory', '--output-indicator-file'];
const reads: Knowledge = { operands: ['revision'], values, executes, writes };

export const GIT_SUBCOMMANDS: Readonly<Record<string, Knowledge>> = {
  ...Object.fromEntries(
    'log show diff status shortlog whatchanged diff-tree diff-index diff-files rev-list range-diff reflog cherry show-branch merge-base name-rev describe rev-parse ls-files ls-tree for-each-ref show-ref check-ignore check-attr count-objects verify-commit verify-tag cat-file var version stash worktree submodule notes merge-tree'
      .split(' ')
      .map((name) => [name, reads]),
  ),
  ...Object.fromEntries(
    ['blame', 'annotate'].map((name) => [name, { ...reads, values: { ...values, '-S': 'read' } }]),
  ),
  // None of their options runs a program.
  ...Object.fromEntries(
    'check-ignore check-attr ls-tree rev-parse status'
      .split(' ')
      .map((name) => [name, { operands: ['revision'], values, writes }] as const),
  ),
  'ls-files': { operands: ['revision'], writes, values: { ...values, '-x': 'data', '-X': 'read' } },
  'check-mailmap': { ...reads, operands: ['data'], values: all('read', '--mailmap-file') },
  'get-tar-commit-id': { operands: ['data'] },
  'patch-id': reads,
  'verify-pack': { ...reads, operands: ['read'] },
  bisect: { ...reads, operands: ['data'] },
  bundle: { ...reads, operands: ['data', 'read'] },
  'check-ref-format': { operands: ['data'] },
  column: listed(['data'], '', { data: '--mode --width --padding --indent --nl --raw-mode' }),
  'sparse-checkout': listed(['data'], ''),
  stripspace: listed(['data'], '-s --strip-comments -c --comment-lines'),
  // Reading back is plain; adding a trailer may run what the configuration names.
  'interpret-trailers': listed(
    ['read'],
    '--parse --only-trailers --only-input --unfold --no-divider',
    {},
    { requires: ['--parse', '--only-input'] },
  ),
  fsck: { ...reads, writes: [...writes, '--lost-found'] },
  help: {
    operands: ['data'],
    // A browser, `man` or `info` is started, as the configuration names it.
    executes: ['-w', '--web', '-m', '--man', '-i', '--info'],
  },
  shortlog: { ...reads, values: { ...values, ...all('data', '--group') }, flags: ['-n', '-s', '-e', '-c'] },
  'symbolic-ref': { ...reads, operands: ['data'], writes: [...writes, '-d', '--delete', '-m'] },
  // Names of references and patterns over them: never a path.
  ...Object.fromEntries(
    'for-each-ref show-ref describe name-rev show-branch merge-base cherry remote stash reflog var count-objects verify-commit verify-tag version'
      .split(' ')
      .map((name) => [name, { ...reads, operands: ['data'] }]),
  ),
  branch: {
    ...reads,
    operands: ['data'],
    values: all('data', '--sort --format'),
    writes: [
      ...writes,
      '-d',
      '-D',
      '-m',
      '-M',
      '-c',
      '-C',
      '-f',
      '-u',
      '--delete',
      '--move',
      '--copy',
      '--force',
      '--set-upstream-to',
      '--unset-upstream',
      '--edit-description',
      '--track',
      '-t',
      '--no-track',
      '--create-reflog',
    ],
  },
  tag: {
    ...reads,
    operands: ['data'],
    values: all('data', '--sort --format'),
    attached: ['-n'],
    writes: [
      ...writes,
      '-a',
      '-s',
      '-d',
      '-f',
      '-m',
      '-F',
      '-u',
      '--annotate',
      '--sign',
      '--delete',
      '--force',
      '--message',
      '--file',
      '-e',
      '--edit',
      '--local-user',
      '--create-reflog',
    ],
  },
  config: {
    ...reads,
    operands: ['data'],
    writes: [
      ...writes,
      '-e',
      '--edit',
      '--add',
      '--unset',
      '--unset-all',
      '--replace-all',
      '--rename-section',
      '--remove-section',
    ],
    values: {
      '-f': 'read',
      '--file': 'read',
      '--blob': 'data',
      '-t': 'data',
      '--type': 'data',
      '--default': 'data',
      '--url': 'data',
      '--value': 'data',
    },
  },
  apply: listed(
    ['read'],
    '--stat --numstat --summary --check -v --verbose -q --quiet -z -R --reverse --index --cached -3 --3way --recount --allow-empty --unidiff-zero --ignore-whitespace',
    { data: '-p -C --include --exclude --directory --whitespace' },
    { requires: ['--stat', '--numstat', '--summary', '--check'] },
  ),
  archive: {
    ...reads,
    values: { ...values, ...all('data', '--prefix'), ...all('read', '--add-file') },
    writes: [...writes, '-o'],
    executes: [...executes, '--remote'],
  },
  // Without `-w` nothing is kept; its filters are those of `git diff`.
  'hash-object': listed(['read'], '--stdin --no-filters --literally', { data: '-t', search: '--path' }),
  // Without these it writes where the program stands.
  'format-patch': {
    operands: ['revision'],
    requires: ['--stdout', '-o', '--output-directory'],
    executes,
    writes: ['--output'],
    values: {
      ...values,
      ...all('data', '--base -v --reroll-count --subject-prefix --signature'),
      ...all('read', '--signature-file'),
      ...all('write', '-o --output-directory'),
    },
  },
  'show-index': listed(['data'], '', { data: '--object-format' }),
  rerere: { ...reads, operands: ['data'] },
  // No stage is given it for reading; where all of git is granted, it still starts nothing else.
  rebase: {
    operands: ['revision'],
    values: all('data', '--onto -s --strategy -X --strategy-option --empty -C --whitespace'),
    executes: ['-x', '--exec'],
  },
  grep: {
    operands: ['data', 'revision'],
    first: ['-e', '-f'],
    values: {
      ...all(
        'data',
        '-e -A -B -C -m --max-depth --threads --max-count --after-context --before-context --context',
      ),
      '-f': 'read',
    },
    flags: ['--text'],
    executes: ['-O', '--open-files-in-pager', '--ext-grep', '--textconv'],
  },
};
