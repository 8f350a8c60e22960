// Names under which the same program is run, or one that takes the same arguments and does no more. Data only.

export const SYNONYMS: Readonly<Record<string, string>> = {
  '[': 'test',
  ':': 'true',
  batcat: 'bat',
  b3sum: 'b2sum',
  colordiff: 'diff',
  dir: 'ls',
  egrep: 'grep',
  exa: 'ls',
  eza: 'ls',
  fdfind: 'fd',
  fgrep: 'grep',
  gzcat: 'zcat',
  hd: 'hexdump',
  lsd: 'ls',
  md5: 'md5sum',
  ncal: 'cal',
  vdir: 'ls',
};
