// Commands whose arguments are data, or that take none; nothing they are given is opened. Data only.
import type { Knowledge } from './knowledge.ts';

const data: Knowledge = { operands: ['data'] };
const looks: Knowledge = { operands: ['unknown'] };

export const PLAIN: Readonly<Record<string, Knowledge>> = {
  ':': data,
  '[': looks,
  arch: data,
  basename: data,
  cal: data,
  echo: data,
  expr: data,
  factor: data,
  false: data,
  groups: data,
  hostname: { operands: ['write'], values: { '-F': 'read' } },
  id: data,
  nproc: data,
  printf: { operands: ['data'], values: { '-v': 'data' } },
  pwd: data,
  seq: {
    operands: ['data'],
    values: { '-f': 'data', '-s': 'data', '-w': 'data', '--format': 'data', '--separator': 'data' },
  },
  sleep: data,
  test: looks,
  true: data,
  tty: data,
  type: data,
  uname: data,
  uptime: data,
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
  },
};
