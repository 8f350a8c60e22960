// The tables know every command that the read-only profile grants, and the options by which it would do more than read.
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../policy/load-profile.ts';
import { parseProgram } from '../parse-program.ts';
import { readArguments } from '../read-arguments.ts';
import { gitKnowledge, knowledgeOf } from './knowledge.ts';

const { commands } = loadProfile('read-only').space;
/** Options that write, run or set, by the manuals of GNU coreutils 9, findutils 4.9, sed 4.9, gawk 5.2, rg 14, fd 9, git 2.39 to 2.54. */
const DANGEROUS: Readonly<Record<string, string>> = {
  bc: '-e --expression',
  bzip2: '--repetitive-best=x',
  csvgrep: '--write --output',
  declare: '-i -n -p -x -f',
  diff3: '--diff-program',
  diffstat: '-o -S -D',
  env: '-S --split-string -v',
  gron: '-k --insecure',
  gzip: '-S -r --suffix',
  iconv: '-o --output',
  jq: '--run-tests',
  less: '-o -O -k -t -p -T -K --log-file --lesskey-file --tag --pattern',
  lscpu: '-s --sysroot',
  man: '-P -H -l -C -K -M --pager --html --local-file --preprocessor',
  mapfile: '-C -c',
  nm: '--plugin',
  objdump: '-S --source --include -W --dwarf -g --process-links',
  ptx: '-G -O --traditional',
  readelf: '-w --debug-dump --process-links',
  scc: '-o --output --format-multi',
  sdiff: '-o --output --diff-program',
  tar: '-c -r -u -A --delete -I -F -T -K --use-compress-program --to-command --checkpoint-action --checkpoint --rsh-command --rmt-command --info-script --index-file -S',
  timeout: '-x',
  unzip: '-o -d -n -f -u -P -T',
  xmllint: '--noent --output --xinclude --valid --loaddtd --path --shell --schema --catalogs --dtdvalid',
  zstd: '-o --output-dir-flat --output-dir-mirror --rm --filelist --trace --patch-from',
  apropos: '-C -M --config-file',
  awk: '-f -i -l -E -o -d -p -D -W --debug --file --include --load --exec --pretty-print --dump-variables --profile',
  bat: '--pager --config-file -b -c --build',
  cloc: '--extract-with --extract_with --EXTRACT-WITH --config --out --report-file --sql --write-lang-def --xsl',
  date: '-s --set',
  fd: '--exec=x -Hx',
  file: '-C --compile',
  find: '-delete -fprint -fprint0 -fprintf -fls',
  rg: '--pre --hostname-bin',
  sed: '-i -f --in-place --file',
  shuf: '-o --output',
  sort: '-o -T --output --compress-program --temporary-directory',
  tree: '-o -R',
  whatis: '-C -M',
  xargs: '--process-slot-var --process-slot-var=x',
  yq: '-i -s --inplace --split-exp --split-exp-file --from-file --from-f',
};

describe('granted commands', () => {
  it.each(commands.map(({ name, subcommands }) => [name, subcommands ?? []] as const))(
    '%s',
    (name, subcommands) => {
      if (name === 'git')
        for (const subcommand of subcommands) expect(gitKnowledge(subcommand).own, subcommand).not.toBeNull();
      else expect(knowledgeOf(name), name).not.toBeNull();
    },
  );
  it('would not hold for a command that nobody described', () => {
    expect(knowledgeOf('frobnicate')).toBeNull();
    expect(gitKnowledge('am').own).toBeNull();
  });
});

describe('dangerous options', () => {
  it.each(Object.entries(DANGEROUS))('%s: %s', (name, options) => {
    for (const option of options.split(' ')) {
      const [command] = parseProgram(`${name} ${option} x`).commands;
      const dangers = command ? readArguments(command).list.map(({ danger }) => danger) : [];
      expect(dangers.some(Boolean), option).toBe(true);
    }
  });
});
