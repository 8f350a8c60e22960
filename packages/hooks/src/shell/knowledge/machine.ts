// Commands that show what runs and listens on this machine, and reach no other. Data only; iproute2 6, net-tools 2, lsof 4.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

export const MACHINE: Readonly<Record<string, Knowledge>> = {
  dpkg: listed(
    ['data'],
    '-l -L -s -S --list --listfiles --status --search --get-selections --print-architecture --version --help',
    {},
    {
      requires:
        '-l -L -s -S --list --listfiles --status --search --get-selections --print-architecture --version --help'.split(
          ' ',
        ),
    },
  ),
  'dpkg-query': listed(
    ['data'],
    '-W -l -L -s -S --show --list --listfiles --status --search --version --help',
    {
      data: '-f --showformat',
    },
  ),
  // `-d` asks for names of hosts.
  last: listed(
    ['data'],
    '-a -F -i -R -w -x --hostlast --fulltimes --ip --nohostname --fullnames --system --help --version',
    { data: '-n --limit -p --present -s --since -t --until --time-format', read: '-f --file' },
  ),
  lsb_release: listed(
    ['data'],
    '-a -c -d -i -r -s -v --all --codename --description --id --release --short --help',
  ),
  // `-D` writes its device cache.
  lsof: listed(
    ['data'],
    '-a -b -h -l -n -P -R -t -U -v -V',
    {
      data: '-i -p -u -c -d -s',
    },
    // Behind an `@` stands a host, whose name would be asked for; what begins with a dash is the next option.
    {
      operandForm: /^$/u,
      valueForms: { '-i': /^(?:-[ablhnPRtUvV]+|[46]?(?:tcp|udp|TCP|UDP)?(?::[\w,-]+)?)$/u },
    },
  ),
  netstat: listed(
    ['data'],
    '-a -l -n -t -u -w -x -p -e -o -r -s -i -4 -6 -W --all --listening --numeric --tcp --udp --programs --extend --timers --route --statistics --interfaces --wide --help --version',
    {},
    // Without it, it asks for the names of hosts.
    { requires: ['-n', '--numeric'] },
  ),
  printenv: { ...listed(['data'], '-0 --null --help --version'), operandForm: /^[A-Z_][A-Z0-9_]*$/u },
  // Every other word sets the terminal.
  stty: listed(['data'], '-a --all --version --help', {}, { operandForm: /^size$/u }),
  // `-K` ends connections, `-D` writes, `-F` reads a filter's file, `-r` asks for names of hosts.
  ss: listed(
    ['data'],
    '-a -l -n -t -u -w -x -p -e -o -m -i -s -4 -6 -H -O -h -V -0 --all --listening --numeric --tcp --udp --raw --unix --processes --extended --options --memory --info --summary --ipv4 --ipv6 --no-header --oneline --help --version',
    { data: '-f --family' },
  ),
  // Without `-b` it waits for keys, and some of them write or end processes.
  top: listed(
    ['data'],
    '-b -c -H -i -S -1 -h -v --batch-mode --batch --threads-show --idle-toggle --version --help',
    { data: '-n -d -o -p -u -U -w -E -e --iterations --delay --sort-override --pid --width' },
    { requires: ['-b', '--batch-mode', '--batch', '-h', '-v', '--version', '--help'] },
  ),
  tput: listed(
    ['data'],
    '-V',
    { data: '-T' },
    { operandForm: /^(?:cols|lines|colors|bold|dim|smul|rmul|rev|sgr0|setaf|setab|longname|\d+)$/u },
  ),
  vmstat: listed(
    ['data'],
    '-a -d -D -f -m -n -s -t -w -y -V -h --active --disk --disk-sum --forks --slabs --one-header --stats --timestamp --wide --no-first --version --help',
    { data: '-p -S --partition --unit' },
  ),
  w: listed(
    ['data'],
    '-f -h -i -o -s -u --from --no-header --ip-addr --old-style --short --no-current --help --version',
  ),
};
