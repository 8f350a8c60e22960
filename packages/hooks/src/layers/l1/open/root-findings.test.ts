// What sudo may start, and what it may not.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { rootFindings } from './root-findings.ts';

const found = (source: string) => {
  const program = parseProgram(source);
  return program.commands
    .flatMap((command) => rootFindings(command))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
};

describe('rootFindings', () => {
  it.each([
    ['sudo', 'family.privilege sudo'],
    ['sudo -n', 'family.privilege sudo -n'],
    ['sudo -l', 'family.privilege sudo -l'],
    ['doas sh', 'family.privilege doas sh'],
    ['sudo -u root ls', 'family.privilege sudo -u root'],
    ['sudo -u', 'family.privilege sudo -u'],
    ['sudo --user=root ls', 'family.privilege sudo --user=root ls'],
    ["sudo -u 'a b' ls", 'family.privilege sudo -u a b'],
    ["sudo -u '#0' ls", 'family.privilege sudo -u #0'],
    ['sudo -s', 'family.privilege sudo -s'],
    ['sudo -i', 'family.privilege sudo -i'],
    ['sudo -g x ls', 'family.privilege sudo -g x'],
    ['sudo PATH=/x ls', 'family.privilege sudo PATH=/x ls'],
    ['sudo LD_PRELOAD=x ls', 'family.privilege sudo LD_PRELOAD=x ls'],
    ['sudo GOPATH=x ls', 'family.privilege sudo GOPATH=x ls'],
    ["sudo FOO='a b' ls", 'family.privilege sudo FOO=a b ls'],
    ['sudo FOO=', 'family.privilege sudo FOO='],
    ['sudo JAVA_OPTS=x ls', 'family.privilege sudo JAVA_OPTS=x ls'],
    ['sudo PAGER=x ls', 'family.privilege sudo PAGER=x ls'],
    ['sudo MY_LIB=x ls', 'family.privilege sudo MY_LIB=x ls'],
    ['sudo -C 3 ls', 'family.privilege sudo -C 3'],
    ['sudo +x', 'family.privilege sudo +x'],
    ['sudo "$X"', 'family.privilege sudo "$X"'],
    ['sudo -E "$X"', 'family.privilege sudo -E "$X"'],
    ['sudo /tmp/x', 'family.privilege sudo /tmp/x'],
    ['sudo /var/tmp/x', 'family.privilege sudo /var/tmp/x'],
    ['sudo /dev/shm/x', 'family.privilege sudo /dev/shm/x'],
    ['sudo /usr/bin/sh', 'family.privilege sudo /usr/bin/sh'],
    ['sudo bash', 'family.privilege sudo bash'],
    ['sudo python3 -c x', 'family.privilege sudo python3 -c'],
    ['sudo awk \'BEGIN{system("sh")}\'', 'family.privilege sudo awk BEGIN{system("sh")}'],
    ['sudo less x', 'family.privilege sudo less x'],
    ['sudo git -c a=b x', 'family.privilege sudo git -c'],
    ['sudo apt -o X::y=z install x', 'family.privilege sudo apt -o'],
    ['sudo tee /etc/sudoers', 'family.privilege sudo tee /etc/sudoers'],
    ['sudo cat /etc/shadow', 'family.privilege sudo cat /etc/shadow'],
    ['sudo make -f x', 'family.privilege sudo make -f'],
    ['sudo usermod -aG sudo a', 'family.privilege sudo usermod -aG'],
    ['sudo systemctl edit x', 'family.privilege sudo systemctl edit'],
    ['sudo iptables -F', 'family.privilege sudo iptables -F'],
    ['sudo tar --to-command=x -xf a', 'family.privilege sudo tar --to-command=x'],
    ['sudo mkfs.ext4 /dev/sda', 'family.privilege sudo mkfs.ext4 /dev/sda'],
    ['sudo --x-u bob ls', 'family.privilege sudo --x-u bob'],
    ['sudo -ux bob ls', 'family.privilege sudo -ux bob'],
    ['sudo CC_OPT=x ls', 'family.privilege sudo CC_OPT=x ls'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'sudo -v',
    'sudo -k',
    'sudo -E -v',
    'sudo ls',
    'doas ls',
    'sudo -u postgres psql',
    'sudo --user www-data ls',
    'sudo -E ls',
    'sudo -H -n ls',
    'sudo FOO=bar ls',
    'sudo FOO=/a/b:c.d-e ls',
    'sudo --preserve-env=A,B ls',
    'sudo --non-interactive ls',
    'sudo /opt/tmp/x',
    'sudo bash x.sh',
    'sudo python3 x.py',
    'sudo python3 -m pip install x',
    'sudo awk 1 x',
    'sudo git pull',
    'sudo apt install x',
    'sudo apt install ./x',
    'sudo tee /etc/hosts',
    'sudo cat /etc/hosts',
    'sudo make install',
    'sudo usermod -aG docker a',
    'sudo systemctl restart x',
    'sudo iptables -L',
    'sudo tar xf a',
    'ls sudo',
    'sudo apt-get update',
    'sudo ./a/b=c',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
