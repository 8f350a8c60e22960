// Commands that show what runs and listens on this machine, and reach no other. Data only; iproute2 6, net-tools 2, lsof 4.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

export const MACHINE: Readonly<Record<string, Knowledge>> = {
  // `-D` writes its device cache.
  lsof: listed(
    ['data'],
    '-a -b -h -l -n -P -R -t -U -v -V',
    {
      data: '-i -p -u -c -d -s',
    },
    { operandForm: /^$/u },
  ),
  netstat: listed(
    ['data'],
    '-a -l -n -t -u -w -x -p -e -o -r -s -i -4 -6 -W --all --listening --numeric --tcp --udp --programs --extend --timers --route --statistics --interfaces --wide --help --version',
    {},
    // Without it, it asks for the names of hosts.
    { requires: ['-n', '--numeric'] },
  ),
  printenv: { ...listed(['data'], '-0 --null --help --version'), operandForm: /^[A-Z_][A-Z0-9_]*$/u },
  // `-K` ends connections, `-D` writes, `-F` reads a filter's file, `-r` asks for names of hosts.
  ss: listed(
    ['data'],
    '-a -l -n -t -u -w -x -p -e -o -m -i -s -4 -6 -H -O -h -V -0 --all --listening --numeric --tcp --udp --raw --unix --processes --extended --options --memory --info --summary --ipv4 --ipv6 --no-header --oneline --help --version',
    { data: '-f --family' },
  ),
};
