// Git: its own options and those of the subcommands that read. Data only; git 2.39 to 2.54.
import type { Knowledge, Role } from './knowledge.ts';

function all(role: Role, options: string): Record<string, Role> {
  return Object.fromEntries(options.split(' ').map((option) => [option, role]));
}

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
  executes: ['-c', '--config-env', '--exec-path', '-p', '--paginate', '--attr-source'],
};

/** Options that every command printing commits or differences takes. */
const values = {
  ...all(
    'data',
    '-n -L -S -G --since --until --after --before --author --committer --grep --max-count --skip --date --diff-filter --decorate-refs --decorate-refs-exclude --glob --exclude --word-diff-regex --ws-error-highlight -l --inter-hunk-context --find-object --src-prefix --dst-prefix --line-prefix --diff-algorithm --anchored',
  ),
  ...all('read', '-O --pathspec-from-file --ignore-revs-file --contents'),
};
const executes = [
  '--ext-diff',
  '--show-signature',
  '--upload-pack',
  '--receive-pack',
  '--exec',
  '--extcmd',
  '-x',
];
const writes = ['--output', '--output-directory', '--output-indicator-file'];
const reads: Knowledge = { operands: ['revision'], values, executes, writes };

export const GIT_SUBCOMMANDS: Readonly<Record<string, Knowledge>> = {
  ...Object.fromEntries(
    'log show diff status shortlog whatchanged diff-tree diff-index diff-files rev-list range-diff reflog cherry show-branch merge-base name-rev describe rev-parse ls-files ls-tree for-each-ref show-ref check-ignore check-attr count-objects fsck verify-commit verify-tag cat-file blame annotate var version help stash worktree submodule notes merge-tree'
      .split(' ')
      .map((name) => [name, reads]),
  ),
  branch: {
    ...reads,
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
    ],
  },
  tag: {
    ...reads,
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
    ],
  },
  remote: reads,
  config: {
    ...reads,
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
    values: { '-f': 'read', '--file': 'read', '--blob': 'data', '--type': 'data', '--default': 'data' },
  },
  archive: { ...reads, writes: [...writes, '-o'], executes: [...executes, '--remote'] },
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
    executes: ['-O', '--open-files-in-pager', '--ext-grep', '--textconv'],
  },
};
