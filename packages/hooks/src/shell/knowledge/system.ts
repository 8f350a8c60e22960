// Commands that show the kernel, devices, mounts and file attributes, and set none of them. Data only; util-linux 2.38, sysstat 12, iproute2 6, acl 2.3, attr 2.5, kmod 30.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

/** Some of them set what a word that is no such name or number stands for. */
const none = { operandForm: /(?!)/u };
const numbers = { operandForm: /^\d+$/u };
const table =
  '-b -e -h -i -J -l -n -o -p -P -r -t -u -V --bytes --json --list --noheadings --notruncate --output-all --pairs --raw --help --version';

export const SYSTEM: Readonly<Record<string, Knowledge>> = {
  acpi: listed(['data'], '-a -b -c -f -i -s -t -V -v -h --battery --everything --thermal --version --help'),
  colcrt: listed(['read'], '-2 --half-lines --no-underlining -h -V --help --version'),
  colrm: listed(['data'], '-h -V --help --version'),
  dircolors: listed(
    ['read'],
    '-b -c -p --bourne-shell --c-shell --csh --print-database --print-ls-colors --sh --help --version',
  ),
  // `-c`, `-C`, `-D`, `-E` and `-n` clear what is kept, or say what is shown from then on.
  dmesg: listed(
    ['data'],
    '-d -e -H -J -k -L -P -p -r -S -T -t -u -w -x -h -V --color --ctime --decode --human --json --kernel --nopager --notime --raw --reltime --show-delta --userspace --help --version',
    { data: '-f -l --facility --level --since --time-format --until' },
  ),
  fincore: listed(['search'], '-b -J -n -r -h -V --bytes --json --noheadings --raw --help --version', {
    data: '-o --output',
  }),
  // `-s` and `-m` show files of settings, which may hold passwords.
  findmnt: listed(
    ['data'],
    '-A -a -b -C -D -e -f -i -J -k -l -n -P -r -R -u -U -v -x -h -V --all --ascii --bytes --df --evaluate --first-only --invert --json --kernel --list --noheadings --notruncate --pairs --raw --real --pseudo --shadowed --submounts --tree --uniq --verify --help --version',
    { data: '-d -M -o -O -p -S -t -T --direction --mountpoint --options --output --source --target --types' },
  ),
  // `-k` ends what it finds.
  fuser: listed(
    ['search'],
    '-a -I -l -m -s -u -v -V --all --list-signals --mount --silent --user --verbose --version',
  ),
  getcap: listed(['search'], '-n -r -v -h'),
  // `-` stands for names that come from its input.
  getfacl: listed(
    ['search'],
    '-a -c -d -e -E -L -n -p -P -R -s -t -v -h --absolute-names --access --all-effective --default --logical --no-effective --numeric --omit-header --physical --recursive --skip-base --tabular --version --help',
    {},
    { operandForm: /^(?!-$)/u },
  ),
  getfattr: listed(
    ['search'],
    '-d -h -L -P -R --absolute-names --dump --logical --no-dereference --only-values --physical --recursive --version --help',
    { data: '-e -m -n --encoding --match --name' },
  ),
  history: listed(['data'], '-h', {}, numbers),
  hostid: listed(['data'], '--help --version', {}, none),
  ifdata: listed(
    ['data'],
    '-e -h -p -pa -pe -pf -ph -pm -pN -pn -pb -si -sip -sib -so -sop -sob',
    {},
    { singleDash: true, operandForm: /^[\w-]+$/u },
  ),
  // Its tables are read from where a name leads.
  infocmp: listed(
    ['data'],
    '-0 -1 -c -C -d -i -I -K -l -L -n -p -q -r -t -T -u -U -V -x',
    {},
    {
      operandForm: /^[\w.+-]+$/u,
    },
  ),
  iostat: listed(
    ['data'],
    '-c -d -h -k -m -N -s -t -V -x -y -z --compact --dec --human --pretty',
    { data: '-g -o -p' },
    { operandForm: /^[\w/]+$/u },
  ),
  // A short verb may be one that sets: `r` is `replace`.
  ip: listed(
    ['data'],
    '-0 -4 -6 -br -brief -c -color -d -details -h -human -j -json -N -o -oneline -p -pretty -s -stats -statistics -t -V -Version',
    {},
    {
      singleDash: true,
      operandForm:
        /^(?:show|list|ls|dev|up|scope|global|(?:lo|eth|en[ops]|wlan?|wlp|docker|br-|veth)[\w-]*)$/u,
      actions: 'a addr address l link r ro route n neigh rule maddr mroute'.split(' '),
    },
  ),
  ipcs: listed(
    ['data'],
    '-a -b -c -l -m -p -q -s -t -u -h -V --all --bytes --creator --human --limits --pid --queues --semaphores --shmems --summary --time --help --version',
    { data: '-i --id' },
  ),
  isosize: listed(['read'], '-x -h -V --sectors --help --version', { data: '-d --divisor' }),
  lastlog: listed(['data'], '-h --help', { data: '-b -t -u --before --time --user' }),
  line: listed(['data'], '-h -V --help --version', {}, none),
  lsattr: listed(['search'], '-a -d -l -p -R -v -V'),
  lsfd: listed(
    ['data'],
    '-J -l -n -r -u -V -h --json --noheadings --notruncate --raw --summary --threads --help --version',
    {
      data: '-o -p -Q --filter --output --pid',
    },
  ),
  lsipc: listed(
    ['data'],
    `${table} -c -g -m -q -s --creator --global --queues --semaphores --shmems --time`,
    {
      data: '--id --time-format',
    },
  ),
  lslocks: listed(
    ['data'],
    '-b -i -J -n -r -u -h -V --bytes --json --noheadings --noinaccessible --notruncate --raw --help --version',
    {
      data: '-o -p --output --pid',
    },
  ),
  lsmem: listed(
    ['data'],
    '-a -b -J -n -P -r -h -V --all --bytes --json --noheadings --pairs --raw --summary --help --version',
    {
      data: '-o -S --output --split',
    },
  ),
  lsmod: listed(['data'], '', {}, none),
  lsns: listed(
    ['data'],
    '-J -l -n -r -u -W -h -V --json --list --noheadings --notruncate --raw --help --version',
    {
      data: '-o -p -t --output --task --type',
    },
  ),
  // `-q` asks a server for names, `-O` and `-A` say where to read.
  lspci: listed(['data'], '-b -D -k -m -n -t -v -x --version', { data: '-d -s' }),
  lsusb: listed(['data'], '-t -v -V --tree --verbose --version', { data: '-d -s' }),
  modinfo: listed(
    ['read'],
    '-0 -a -d -l -n -p -h -V --author --description --filename --license --null --parameters --help --version',
    { data: '-F --field' },
  ),
  mcookie: listed(['data'], '-v -h -V --verbose --help --version', {}, none),
  mountpoint: listed(['search'], '-d -q -x -h -V --devno --fs-devno --nofollow --quiet --help --version'),
  mpstat: listed(['data'], '-A -T -u -V -n', { data: '-I -N -o -P' }, numbers),
  namei: listed(
    ['search'],
    '-l -m -n -o -v -x -h -V --long --modes --mountpoints --nosymlinks --owners --vertical --help --version',
  ),
  // `-e` starts a program.
  pidstat: listed(
    ['data'],
    '-d -h -H -I -l -R -r -s -t -u -V -v -w --human --dec',
    { data: '-C -G -p -T -U' },
    { ...numbers, executes: ['-e'] },
  ),
  pmap: listed(
    ['data'],
    '-d -p -q -x -X -V -h --device --extended --quiet --show-path --version --help',
    {
      data: '-A --range',
    },
    numbers,
  ),
  pwdx: listed(['data'], '-h -V --help --version', {}, numbers),
  // `-s` sets limits, `-c` reads a file of statements.
  sensors: listed(
    ['data'],
    '-A -f -j -u -h -v --allow-no-sensors --fahrenheit --no-adapter --help --version',
    {},
    {
      operandForm: /^[\w*-]+$/u,
    },
  ),
  // With `=` it sets.
  sysctl: listed(
    ['data'],
    '-a -A -b -e -N -n -q -X -h -V --all --binary --deprecated --ignore --names --quiet --values --help --version',
    { data: '-r --pattern' },
    { operandForm: /^[\w.*-]+$/u },
  ),
  times: listed(['data'], '', {}, none),
  ul: listed(
    ['read'],
    '-i -h -V --indicated --help --version',
    { data: '-t -T --terminal' },
    {
      valueForms: { '-t': /^[\w.+-]+$/u, '-T': /^[\w.+-]+$/u, '--terminal': /^[\w.+-]+$/u },
    },
  ),
  // A mask would hold for all that follows.
  umask: listed(['data'], '-p -S', {}, none),
  uuidgen: listed(['data'], '-h -m -r -s -t -x -V --hex --md5 --random --sha1 --time --help --version', {
    data: '-n -N --name --namespace',
  }),
  uuidparse: listed(['data'], '-J -n -r -h -V --json --noheadings --raw --help --version', {
    data: '-o --output',
  }),
  // Attributes of files as macOS names them; `-c`, `-d` and `-w` change them.
  xattr: listed(['search'], '-l -r -s -v -x -h --help', { data: '-p' }),
};
