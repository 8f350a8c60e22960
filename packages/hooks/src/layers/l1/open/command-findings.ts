// Commands that no project needs an agent for: changing the machine, its users and services, its disks, or talking raw to a network.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { type Family, familyOf } from '../../../shell/family.ts';
import { WATCHERS } from './forms/escape-forms.ts';

/** `sudo` is read on its own: root-findings.ts. */
const ROOT = new Set(['sudo', 'doas']);
const REFUSED: ReadonlySet<Family> = new Set(['privilege', 'disk', 'service', 'scheduler'] as const);
/** Members of those families that development uses, checked by their paths instead. */
const DAILY = new Set('dd df sysctl mount lvs vgs pvs'.split(' '));
/** Names of other families, or of none, and the rule that speaks of them. */
const ALSO: Readonly<Record<string, string>> = Object.fromEntries(
  [
    [
      'family.network-client',
      'nc ncat netcat nc.traditional nc.openbsd socat telnet tftp hping3 tcpdump tshark nmap masscan arpspoof responder sendmail msmtp swaks ptunnel chisel dnscat iodine cryptcat rcat pwncat pwncat-cs sbd ttyd gotty tmate wetty gs-netcat gsocket gs-sftp gs-mount blitz dropbear shellinaboxd sshd Xnest croc wormhole frpc frps rathole bore zrok inlets pagekite socket loclx socketxp telebit dnscat2 iodined revsh ptunnel-ng',
    ],
    [
      'family.container',
      'nsenter chroot lxc lxd ctr runc machinectl capsh unshare systemd-nspawn kexec debugfs crictl',
    ],
    ['family.deletion', 'wipe srm'],
    ['family.permissions', 'chattr setfacl mknod'],
    [
      'family.privilege',
      'sudoedit su-exec gosu sg setuidgid vipw vigr pw dscl chsh gpasswd useradd groupmod newusers dsenableroot pam_tally2 auditctl',
    ],
    [
      'family.service',
      'at.deny rmmod kextload kmod bpftool ebtables firewalld apparmor_parser aa-disable aa-complain spctl csrutil wevtutil rsyslogd pfctl ipfw esxcli rc-update sysrc kldload killall5 grpck fdesetup tccutil kickstart',
    ],
    ['shell.evaluation', 'hash enable bind fc complete compgen'],
  ].flatMap(([rule = '', names = '']) => names.split(' ').map((name) => [name, rule] as const)),
);
/** Units whose end leaves the machine unwatched, unreachable or without its clock work. */
const KEPT_RUNNING = new RegExp(
  `(?:^|\\s)(?:${WATCHERS}|network\\S*|NetworkManager|crond?|dbus\\S*|polkit\\S*|nftables|iptables)(?:\\.\\w+)?(?:\\s|$)`,
  'iu',
);
/** What a refused command may still be asked for; matched against its words, joined. */
const PASSES: Readonly<Record<string, RegExp>> = {
  // Services: facts, and units that stand in the command; never an edit, a mask or a link.
  systemctl:
    /^(?:--?[\w=-]+ )*(?:status|show|cat|list-[a-z-]+|is-[a-z]+|--version|daemon-reload|(?:start|stop|restart|reload|try-restart|enable|disable|reload-or-restart)(?: --now)?(?: [\w@:.-]+)+$)/u,
  service: /^(?:--status-all|[\w.-]+ (?:status|start|stop|restart|reload))$/u,
  fdesetup: /^(?:status|isactive|list|version|showdeferralinfo)\b/u,
  launchctl: /^(?:list|print)\b/u,
  journalctl: /^(?!.*--(?:vacuum|rotate|flush|relinquish|sync|setup))/u,
  modprobe:
    /^(?:-\w )*(?:br_netfilter|overlay|fuse|kvm\w*|loop|tun|tap|vhost\w*|ip_tables|ip6_tables|iptable_\w+|nf_\w+|xt_\w+|dummy|zram|v4l2loopback|uinput|i2c-dev|configs)(?: [\w=.]+)*$/u,
  iptables: /^(?!.*-[FXDPAIRZ]\b)(?=.*-[a-zA-Z]*[LS])/u,
  ip6tables: /^(?!.*-[FXDPAIRZ]\b)(?=.*-[a-zA-Z]*[LS])/u,
  nft: /^(?:-\w )*list\b/u,
  ufw: /^(?:status|allow|enable)\b/u,
  crontab: /^(?:-u \w+ )?-[le]$/u,
  at: /^-l$/u,
  // Disks: facts, images in files, and what is taken off.
  fdisk: /^-[lx]\b/u,
  parted: /^-l$/u,
  swapon: /^(?:--show\S*|-s|\/swapfile|-a)$/u,
  swapoff: /^(?:-a|\/swapfile)$/u,
  umount: /^(?!.*(?:-\w*[al]|\s?\/(?:proc|sys|dev|boot|home|usr|var)?\/?(?:\s|$)))/u,
  losetup: /^(?:-[alj]|--list|--all|$)/u,
  diskutil: /^(?:list|info)\b/u,
  zpool: /^(?:list|status|get|iostat|history)\b/u,
  zfs: /^(?:list|get)\b/u,
  btrfs: /^(?:filesystem|subvolume|device|scrub) (?:show|list|df|usage|stats|status)\b/u,
  hdparm: /^-[tTI]+ /u,
  mdadm: /^(?:--detail|-D)\b/u,
  dmsetup: /^(?:ls|info|status)\b/u,
  cryptsetup: /^(?:status|luksDump)\b/u,
  // Accounts of services, and groups of devices and tools.
  groupadd: /^(?:-\S+ )*[\w-]+$/u,
  usermod:
    /^(?:-aG|-a -G|--append --groups) (?!.*\b(?:sudo|wheel|root|admin|adm|shadow|disk)\b)[\w,-]+ (?:["']?\$|`|ubuntu|vagrant|user|your|jenkins|runner|gitlab-runner|www-data|<)/u,
  gpasswd: /^-a \S+ (?!sudo|wheel|root|admin|shadow|disk)\w+$/u,
  adduser: /^\S+ (?!sudo|wheel|root|admin|shadow|disk)[a-z]\w+$/u,
  useradd:
    /^(?=.*(?:-r\b|--system|nologin|\/bin\/false))(?!.*(?:\bsudo\b|\bwheel\b|-o\b|-p\b|-u 0|\b(?:ba|z)sh\b))/u,
  setcap: /^'?cap_net_bind_service[=+]+eip?'? \S+$/u,
  chsh: /^(?:-l|--list-shells)$/u,
  newgrp: /^(?!root|sudo|wheel|shadow|disk)[a-z]\w*$/u,
  su: /^(?:-l? ?)?(?!root\b)[a-z]\w*$/u,
  hash: /^(?:-r|(?:-t )?[\w.-]+)$/u,
  // A function that a shell asks when a person presses the tab key.
  complete: /^(?!.*(?:-[CWGXPS]\b|[$`(]))(?=.*-[FA] ).*$/u,
  compgen: /^(?!.*(?:\$\(|`|-[CF]\b))-[A-Zc]\b/u,
  // Listeners and connections that carry what a person types: nothing is started, fed or kept.
  tcpdump: /^(?!.*(?:-\w*[AwWz]\b|passw))/u,
  tshark: /^(?!.*(?:-w\b|passw|-X ?lua))/u,
  nmap: /^(?!.*(?:--script|-i[LR]|-oN? ?\/|-S\b|-D\b))/u,
  socat:
    /^(?:-[dv]+ )*(?:TCP\d?|UDP\d?)-LISTEN:[\w,=.-]+ (?:TCP|UDP)\d?:(?:localhost|127\.0\.0\.1|[\w-]+):\w+$/iu,
};
/** Connections that may stand alone in a program. */
const ALONE = /^(?:nc|ncat|netcat|telnet)$/u;

export function commandFindings(command: Command, { source }: Program): Finding[] {
  const { name, words } = command;
  const given = words[0]?.source ?? '';
  if (name === null || name === '{}') return [{ rule: 'shell.dynamic-command', words: [given] }];
  const base = posix.basename(name);
  if (isDisguised(base)) return [{ rule: 'shell.dynamic-command', words: [given] }];
  const family = familyOf(base);
  const rule =
    (Object.hasOwn(ALSO, base) ? ALSO[base] : undefined) ??
    (/^mkfs\b/u.test(base) ? 'family.disk' : undefined) ??
    (family && REFUSED.has(family) && !DAILY.has(base) ? `family.${family}` : undefined);
  if (rule === undefined || ROOT.has(base)) return [];
  const line = words
    .slice(1)
    .map(({ text, source: word }) => text ?? word)
    .join(' ');
  const passes = words.length > 1 && PASSES[base]?.test(line);
  if (
    passes &&
    !(/systemctl|service/u.test(base) && /\b(?:stop|disable)\b/u.test(line) && KEPT_RUNNING.test(line))
  )
    return [];
  if (ALONE.test(base) && !/[|<]/u.test(source) && !/(?:^|\s)-\w*[ec]\b|exec|--lua/u.test(line)) return [];
  if (base.startsWith('mkfs') && words.length > 1 && !/\/dev\//u.test(line)) return [];
  return [{ rule, words: [name] }];
}

/** A name in letters that only look like those of a program. */
function isDisguised(name: string): boolean {
  return (
    (/[^\0-\x7f]/u.test(name) && /^[\0-\x7f]+$/u.test(name.normalize('NFKC'))) ||
    (/[a-z]/u.test(name) && /[\u0370-\u04ff]/u.test(name))
  );
}
