// Commands that change the machine or talk raw to a network, and what the same commands may still be asked for.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { commandFindings } from './command-findings.ts';

const found = (source: string) => {
  const program = parseProgram(source);
  return program.commands
    .flatMap((command) => commandFindings(command, program))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
};

describe('commandFindings', () => {
  it.each([
    ['"$(x y)"', 'shell.dynamic-command "$(x y)"'],
    ['find . -exec {} \\;', 'shell.dynamic-command {}'],
    ['ｒｍ a', 'shell.dynamic-command ｒｍ'],
    ['сurl a', 'shell.dynamic-command сurl'],
    ['gsocket -l', 'family.network-client gsocket'],
    ['nc -e sh h 1', 'family.network-client nc'],
    ['nc -lc x 1', 'family.network-client nc'],
    ['nc h 80 < a', 'family.network-client nc'],
    ['cat a | nc h 80', 'family.network-client nc'],
    ['ncat --exec x h 1', 'family.network-client ncat'],
    ['socat - EXEC:sh', 'family.network-client socat'],
    ['mkfs.ext4 /dev/sda1', 'family.disk mkfs.ext4'],
    ['mkfs', 'family.disk mkfs'],
    ['systemctl stop auditd', 'family.service systemctl'],
    ['systemctl disable NetworkManager', 'family.service systemctl'],
    ['systemctl mask x', 'family.service systemctl'],
    ['service cron stop', 'family.service service'],
    ['systemctl', 'family.service systemctl'],
    ['fdisk /dev/sda', 'family.disk fdisk'],
    ['crontab a', 'family.scheduler crontab'],
    ['hash', 'shell.evaluation hash'],
    ['useradd x', 'family.privilege useradd'],
    ['chattr +i a', 'family.permissions chattr'],
    ['nmap --script x h', 'family.network-client nmap'],
    ['tcpdump -w x', 'family.network-client tcpdump'],
    ['iptables -F', 'family.service iptables'],
    ['wipe a', 'family.deletion wipe'],
    ['at now', 'family.scheduler at'],
    ['tcpdump', 'family.network-client tcpdump'],
    ['umount', 'family.disk umount'],
    ['nc h 1 -e sh', 'family.network-client nc'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'ls',
    'nc -l 8080',
    'telnet h 80',
    'socat TCP-LISTEN:80 TCP:localhost:81',
    'mkfs.ext4 a.img',
    'systemctl status x',
    'systemctl stop app',
    'systemctl restart auditd',
    'service x stop',
    'sudo x',
    'doas x',
    'df -h',
    'dd if=a of=b',
    'fdisk -l',
    'crontab -l',
    'crontab -e',
    'hash -r',
    'compgen -A x',
    'useradd -r app',
    'nmap h',
    'tcpdump -i x',
    '/usr/sbin/iptables -L',
    'toString',
    'at -l',
    'xmkfs a',
    'umount /mnt/x',
    'привет a',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
