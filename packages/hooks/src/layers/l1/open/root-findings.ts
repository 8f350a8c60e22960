// What may be started as root: programs that manage packages and services, look, or place files where the other rules look on.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';

/** Name, and what the words after it must match. */
const AS_ROOT: readonly (readonly [names: string, words: RegExp])[] = [
  [
    'apt apt-get aptitude',
    /^(?:-\S+ )*(?:update|upgrade|full-upgrade|dist-upgrade|install|reinstall|remove|purge|autoremove|autoclean|clean|search|show|list|build-dep|satisfy|edit-sources|policy|hold|unhold)(?!.*(?:::|(?:^|\s)-[oc]\b|--config))/u,
  ],
  [
    'dnf yum zypper pacman apk port emerge xbps-install brew snap flatpak',
    /^(?!.*(?:--dangerous|--devmode|--hook|:\/\/|--config|-c\b))/u,
  ],
  ['dpkg', /^(?:-i|--install|-r|--remove|--configure|--add-architecture|-P|--purge)\b/u],
  ['rpm', /^-[a-z]*[iUq]/u],
  [
    'systemctl service journalctl launchctl nginx apachectl apache2ctl a2ensite a2enmod a2dissite',
    /^(?!edit|link|set-environment|\.|\/|.*\.\.)./u,
  ],
  ['timedatectl hostnamectl localectl update-locale ldconfig locale-gen sync', /^/u],
  ['iptables ip6tables nft', /^(?:-[nvLS]+|list\b)/u],
  ['ufw', /^(?:status|allow|enable)/u],
  ['certbot', /^(?!.*hook)/u],
  ['docker docker-compose podman', /^/u],
  ['npm', /^(?:i|install|uninstall|update|cache) (?!.*(?:-C|--prefix|script-shell))/u],
  ['pip pip3', /^(?:install|uninstall) (?!\.)/u],
  ['gem', /^(?:install|update|uninstall) /u],
  [
    'make ninja',
    /^(?:-j ?\d+ |-C [\w./-]+ )*(?:install|uninstall|altinstall|modules_install)\b(?!.*(?:SHELL|eval|--))/u,
  ],
  ['cmake', /^--(?:install|build) /u],
  [
    'ls du df stat wc head tail cat grep lsof ss netstat fuser dmesg ps lsblk blkid lsusb lspci lscpu dmidecode ip ifconfig arp iotop htop top free uptime fdisk',
    /^(?!.*(?:\/root\b|\/etc\/sudoers|-i lo\b|-H\b|\/bin\/\w*sh\b))/u,
  ],
  [
    'mkdir touch cp mv ln rm chmod chown chgrp tee kill killall pkill tar unzip rsync',
    /^(?!.*(?:\/bin\/\w*sh\b|--checkpoint|--to-command|-I|-e |--rsh|exec|\/etc\/(?:passwd|shadow|sudoers|group|pam)))/u,
  ],
  ['psql createdb createuser pg_dump mysql mysqldump mysqladmin redis-cli', /^(?!.*\\!)/u],
];
const DAILY = new Map(
  AS_ROOT.flatMap(([names, words]) => names.split(' ').map((name) => [name, words] as const)),
);
/** Options of sudo that change nothing but how it asks; with a value only the user, who is not root. */
const PLAIN = /^-(?:[AHnkvbPE]+|-non-interactive|-validate|-reset-timestamp|-preserve-env=[\w,]+|v)$/u;

export function rootFindings({ name, words }: Command): Finding[] {
  const base = posix.basename(name ?? '');
  if (base !== 'sudo' && base !== 'doas') return [];
  const texts = words.slice(1).map(({ text, source }) => text ?? source);
  const found = [{ rule: 'family.privilege', words: [base, ...texts.slice(0, 2)] }];
  let at = 0;
  for (; at < texts.length && /^[-+]|^\w+=/u.test(texts[at] ?? ''); at += 1) {
    const text = texts[at] ?? '';
    if (
      /^-(?:u|-user)$/u.test(text) &&
      /^[a-z][\w-]*$/u.test(texts[at + 1] ?? '') &&
      texts[at + 1] !== 'root'
    )
      at += 1;
    else if (/^DEBIAN_FRONTEND=\w+$/u.test(text)) continue;
    else if (!PLAIN.test(text)) return found;
  }
  if (at >= texts.length) return texts.includes('-v') || texts.includes('-k') ? [] : found;
  const started = posix.basename(texts[at] ?? '');
  return DAILY.get(started)?.test(texts.slice(at + 1).join(' ')) ? [] : found;
}
