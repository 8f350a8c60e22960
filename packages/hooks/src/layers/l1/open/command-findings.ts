// Commands that no project needs an agent for: changing the machine, its users and services, its disks, or talking raw to a network.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { type Family, familyOf } from '../../../shell/family.ts';

/** `sudo` is read on its own: root-findings.ts. */
const ROOT = new Set(['sudo', 'doas']);
const REFUSED: ReadonlySet<Family> = new Set(['privilege', 'disk', 'service', 'scheduler'] as const);
/** Members of those families that development uses, checked by their paths instead. */
const DAILY = new Set('dd df sysctl mount'.split(' '));
/** Names of other families, or of none, and the rule that speaks of them. */
const ALSO: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'family.network-client',
      'nc ncat netcat nc.traditional nc.openbsd socat telnet tftp hping3 tcpdump tshark nmap masscan arpspoof responder sendmail msmtp swaks ptunnel chisel dnscat iodine cryptcat rcat pwncat pwncat-cs sbd ttyd gotty tmate wetty gs-netcat dropbear shellinaboxd sshd Xnest croc wormhole',
    ],
    [
      'family.container',
      'nsenter chroot lxc lxd ctr runc machinectl capsh unshare systemd-nspawn kexec debugfs crictl',
    ],
    ['family.deletion', 'shred wipe srm'],
    ['family.permissions', 'chattr setfacl mknod'],
    [
      'family.privilege',
      'sudoedit su-exec gosu sg setuidgid vipw vigr pw dscl chsh gpasswd useradd groupmod newusers dsenableroot pam_tally2 auditctl',
    ],
    [
      'family.service',
      'at.deny rmmod kextload kmod bpftool ebtables firewalld apparmor_parser aa-disable aa-complain spctl csrutil wevtutil rsyslogd pfctl ipfw esxcli rc-update sysrc kldload killall5 grpck',
    ],
    ['shell.evaluation', 'hash enable bind fc complete compgen'],
  ].flatMap(([rule = '', names = '']) => names.split(' ').map((name) => [name, rule] as const)),
);
/** Services that a project runs beside itself: they may be stopped, too. */
const OWN =
  '(?:docker|podman|containerd|nginx|apache2|httpd|caddy|postgres\\S*|mysqld?|mariadb|redis\\S*|mongod?\\S*|rabbitmq\\S*|elasticsearch|memcached|php\\S*|jenkins|grafana\\S*|prometheus)(?:\\.service)?';
/** What services may be asked for: facts, and to start. */
const SERVICES: Readonly<Record<string, RegExp>> = {
  systemctl: new RegExp(
    `^(?:-\\S+ )*(?:status|show|cat|list-[a-z-]+|is-[a-z]+|--version|daemon-reload|(?:start|restart|reload|try-restart) [\\w@.-]+$|(?:stop|enable|disable) (?:--now )?${OWN}$)`,
    'u',
  ),
  service: new RegExp(`^(?:--status-all|[\\w.-]+ (?:status|start|restart|reload)|${OWN} stop)$`, 'u'),
};
/** What a refused command may still be asked for: facts. */
const ASKS: Readonly<Record<string, RegExp>> = {
  launchctl: /^(?:list|print)$/u,
  journalctl: /^(?!--(?:vacuum|rotate|flush|relinquish|sync|setup)).*/u,
  crontab: /^-l$/u,
  docker: /^/u,
  at: /^-l$/u,
  tcpdump: /^-[a-z]*r$|\.pcap/u,
  tshark: /^-[a-z]*r$|\.pcap/u,
  nmap: /^(?!--script|-i[LR]|-o|-S|-D)/u,
  telnet: /^(?:localhost|127\.0\.0\.1)$/u,
  nc: /^-[a-z]*z[a-z]*$/u,
  ncat: /^-[a-z]*z[a-z]*$/u,
  fdisk: /^-l$/u,
  ufw: /^(?:status|allow)$/u,
  iptables: /^-[nvLS]+$/u,
  hash: /^-r$/u,
  compgen: /^-[A-Zc]/u,
};

export function commandFindings(command: Command): Finding[] {
  const { name, words } = command;
  const given = words[0]?.source ?? '';
  if (name === null) return [{ rule: 'shell.dynamic-command', words: [given] }];
  const base = posix.basename(name);
  const family = familyOf(base);
  const rule =
    (Object.hasOwn(ALSO, base) ? ALSO[base] : undefined) ??
    (/^mkfs\b/u.test(base) ? 'family.disk' : undefined) ??
    (family && REFUSED.has(family) && !DAILY.has(base) ? `family.${family}` : undefined);
  const texts = words.slice(1).map(({ text, source }) => text ?? source);
  if (rule === undefined || ROOT.has(base) || SERVICES[base]?.test(texts.join(' '))) return [];
  const asks = Object.hasOwn(ASKS, base) ? ASKS[base] : undefined;
  if (
    asks &&
    words.length > 1 &&
    words.slice(1).every(({ text }) => text !== null && (asks.test(text) || !text.startsWith('-'))) &&
    asks.test(words[1]?.text ?? '')
  )
    return [];
  return [{ rule, words: [name] }];
}
