// Commands whose arguments are data, or that take none; nothing they are given is opened. Data only.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

const data: Knowledge = { operands: ['data'] };
/** `[ -v 'a[$(x)]' ]` runs `x`. */
const looks: Knowledge = { operands: ['unknown'], evaluates: true };

/** `-C` and `-M` read files and folders of one's own. */
const whatis = listed(
  ['data'],
  '-a -d -e -l -r -v -w --and --debug --exact --long --regex --verbose --wildcard --help --version',
  { data: '-s --section --sections -L --locale' },
);
/** Builtins that give a name a value: no integers, which are evaluated, no references, no lists of what is set. */
const declares = { operands: ['data'], only: '-a -A -l -r -u -g -t'.split(' '), names: true } as const;
const arrays: Knowledge = {
  operands: ['data'],
  only: ['-t'],
  values: Object.fromEntries('-d -n -O -s -u'.split(' ').map((option) => [option, 'data'] as const)),
};

export const PLAIN: Readonly<Record<string, Knowledge>> = {
  ':': data,
  '[': looks,
  arch: data,
  basename: data,
  apropos: whatis,
  cal: data,
  clear: { operands: ['data'], only: ['-x'], operandForm: /^$/u },
  declare: declares,
  mapfile: arrays,
  readarray: arrays,
  readonly: declares,
  typeset: declares,
  echo: data,
  expr: data,
  factor: data,
  false: data,
  groups: data,
  jobs: { operands: ['data'], only: ['-l', '-n', '-p', '-r', '-s'] },
  hostname: { operands: ['write'], values: { '-F': 'read', '--file': 'read' }, writes: ['-b', '--boot'] },
  id: data,
  nproc: data,
  printf: { operands: ['data'], values: { '-v': 'data' } },
  dirs: data,
  popd: data,
  pushd: { operands: ['search'] },
  pwd: data,
  read: {
    operands: ['data'],
    values: Object.fromEntries(
      '-a -d -i -n -N -p -t -u'.split(' ').map((option) => [option, 'data'] as const),
    ),
  },
  seq: {
    operands: ['data'],
    values: { '-f': 'data', '-s': 'data', '-w': 'data', '--format': 'data', '--separator': 'data' },
  },
  shellcheck: {
    operands: ['read'],
    values: {
      '-s': 'data',
      '--shell': 'data',
      '-f': 'data',
      '--format': 'data',
      '-e': 'data',
      '--exclude': 'data',
      '-i': 'data',
      '--include': 'data',
      '-S': 'data',
      '--severity': 'data',
      '-o': 'data',
      '--enable': 'data',
      '-W': 'data',
      '--wiki-link-count': 'data',
      '-P': 'search',
      '--source-path': 'search',
      '--rcfile': 'read',
    },
    attached: ['-C'],
    only: '-a --check-sourced -x --external-sources --color --norc --list-optional -V --version --help'.split(
      ' ',
    ),
  },
  sleep: data,
  test: looks,
  true: data,
  tty: data,
  type: data,
  // A number would set the limit.
  ulimit: { operands: ['data'], operandForm: /^$/u },
  uname: data,
  uptime: { operands: ['read'] },
  whatis,
  which: data,
  whoami: data,
  xargs: {
    operands: ['data'],
    values: {
      '-a': 'read',
      '--arg-file': 'read',
      '-d': 'data',
      '--delimiter': 'data',
      '-E': 'data',
      '-I': 'data',
      '-L': 'data',
      '-n': 'data',
      '--max-args': 'data',
      '-P': 'data',
      '--max-procs': 'data',
      '-s': 'data',
      '--max-chars': 'data',
    },
    // A variable of any name: `GIT_CONFIG_GLOBAL=0` is a file of that name.
    executes: ['--process-slot-var'],
    attached: ['-i', '-e', '-l'],
    starts: true,
    ordered: true,
  },
};
