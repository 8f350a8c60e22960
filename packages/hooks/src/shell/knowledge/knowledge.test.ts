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
  '7z': '-o -p -so -i@x -w',
  ack: '--pager --output -x -g --files-from --ackrc --type-set',
  actionlint: '-shellcheck -pyflakes -init-config -config-file',
  addr2line: '--plugin',
  ar: '-x -r -d -q -m -M -s --plugin --output',
  brotli: '-o -D -j --rm --output --dictionary',
  bsdtar: '-c -r -u -T -s --use-compress-program --passphrase',
  checkbashisms: '-c',
  'clang-format': '-i -style --style --files -assume-filenames=x',
  cpio: '-o -p -F -I -O -E -D -d --rsh-command --make-directories --file',
  csvclean: '-o --output',
  csvsql: '--db --query --insert --sql-delimiter',
  dasel: '-o --out -i -s --selector',
  datamash: '--foreach',
  dmesg: '-c -C -D -E -n -F -K --clear --console-off --console-on --read-clear --file --kmsg-file',
  dos2unix: '-n -k -o -q -b --newfile --oldfile --follow-symlink',
  'dpkg-deb': '-x -X -e -b -R -Z --extract --build --control --raw-extract',
  dust: '--config --files0-from',
  enca: '-x -c -C -E --convert-to --external-converter-program',
  exif: '-o -e -r --remove --output --set-value --extract-thumbnail --insert-thumbnail',
  exiv2: '-m -M -a -d -i -e -r -t -T -l -S --Modify --delete --insert',
  filterdiff: '-z --in-place --decompress --include-from-file',
  findmnt: '-F -s --tab-file --fstab --poll',
  fuser: '-k -i -9 --kill',
  fzf: '--bind --preview --listen --history --expect --become',
  gifsicle: '-o -b -e --output --batch --explode',
  gofmt: '-w -cpuprofile',
  grepdiff: '-f --file --in-place',
  hck: '-o --output -z -Z',
  history: '-c -d -a -n -r -w -p -s',
  htmlq: '-o --output',
  in2csv: '--write-sheets --use-sheet-names',
  ip: '-b -batch -n -netns -force -rc -family',
  jar: '-c -u -x -i -J -C -m -e --create --update --extract --generate-index',
  jaq: '-i -f -L --in-place --from-file --run-tests',
  jo: '-f -o',
  jpeginfo: '-d -m -f --delete --mode --files-from',
  json_pp: '-f -t',
  lipo: '-create -thin -extract -remove -replace -output',
  lspci: '-q -Q -i -p -O -A -F -H',
  lz4: '-m -r -l -f -B --rm --compress',
  lzop: '-o -p -x -U -N -P --output --path --delete --extract --unlink',
  md5deep: '-W -f -m -M -x -a -i',
  modinfo: '-b -k --basedir --set-version',
  mutool: '-o -w -c',
  openssl:
    '-out -engine -provider -provider-path -config -sign -signkey -key -keyout -rand -writerand -passin -connect',
  otool: '-p -s -arch',
  pahole: '-J -j --btf_encode --compile --kabi_prefix',
  pdfgrep: '--cache --password',
  pdfimages: '-j -png -all',
  pdftotext: '-cfg -listencodings',
  pidstat: '-e',
  pmap: '-c -C -n -N --read-rc --create-rc',
  procs: '-i -w --insert --watch --pager --load-config',
  pygmentize: '-x -o -O -P -F -C -L',
  qpdf: '--replace-input --job-json-file --password-file --split-pages --update-from-json --add-attachment',
  rhash: '-e -u -o -l -T --embed-crc --update --output --log --bt --torrent --config --file-list',
  sd: '-x --across',
  sensors: '-s -c --set --config-file --bus-list',
  shfmt: '-w --write --apply-ignore',
  'ssh-keygen': '-t -y -p -e -i -R -H -D -s -N -P -B',
  sysctl: '-w -p -f --write --load --system',
  tidy: '-m -o -f -c -im -config -modify -output-file -file -write-back',
  tomlq: '-i -t -f --in-place --from-file',
  typos: '-w -c --write-changes --config --dump-config --file-list',
  ugrep: '-Q -z -J -p --filter --pager --view --config --save-config --query --tee',
  ul: '-t/x',
  umask: '-0',
  units: '-f -l -u -H --file --locale --history --log',
  unrar: '-o+ -ad -ep -n@x -w',
  unsquashfs: '-d -f -pf -ef -cat -pseudo-file',
  uuidgen: '-z',
  xan: '-o -e -p --output --evaluate --parallel',
  xattr: '-w -d -c',
  xmlwf: '-d -p -x -m -e -w -r -t -c -S',
  xls2csv: '-x -c -o -q -g',
  zip: '-r -m -d -u -T -TT -b -O --unzip-command --out --test',
  zipnote: '-w -b',
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
