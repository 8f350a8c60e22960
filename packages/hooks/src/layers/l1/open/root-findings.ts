// What may not be started as root: a shell, code on the command line, what could open either, and changes of who may do what.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';

/** Name, and what the words after it must not match. Every other command is judged as it would be without root. */
const REFUSED: readonly (readonly [names: RegExp, words: RegExp])[] = [
  // Any program that is told of a shell, or of code to run.
  [
    /^/u,
    /(?:^|[\s=:'"!,(])(?:\/\S*\/)?(?:ba|da|z|k|c|fi|a)?sh(?:\s+-[ipcs]\b|\s+\d*[<>]|\s+#|$|\s*['";|)])|\bos\.(?:system|exec\w*|spawn\w*|setuid)|\bsystem\(|\bexec\b|--checkpoint|--to-command|--use-askpass|--rsh\b|-[a-zA-Z]*exec(?:dir)?\b|ProxyCommand|PermitLocalCommand|--unzip-command|Pre-Invoke|Post-Invoke|script-shell|--hook|_hook\b|[-_]hook[= ]['"]?\S*\bsh\b|\bssh_command=|--conf-script\b|--password-command\b|PASSWORD_COMMAND=|--dhcp-script\b|--script-security\b|\\?!\s*[\w/]*sh\b|\/etc\/(?:passwd|shadow|gshadow|sudoers\S*|pam\S*|ld\.so\S*|cron\S*)|\/root\b/u,
  ],
  [/^(?:sash|tcsh|ksh93|mksh|yash|rc|es|elvish|xonsh|nu|oksh|pdksh|posh|loksh)$/u, /^/u],
  [/^(?:ba|da|z|k|c|fi|a)?sh$/u, /^(?:-\w+\s*)*$|^-\w*c|^\s*$|<|\/dev\/|^-s/u],
  [
    /^(?:su|login|chroot|nsenter|unshare|pkexec|doas|sudo|visudo|vipw|passwd|chpasswd|setpriv|capsh|runuser)$/u,
    /^/u,
  ],
  [/^(?:python|pypy|perl|ruby|php|node|lua|deno|bun)[\d.]*$/u, /^-(?!m |-?v(?:ersion)?)|^$/u],
  [
    /^(?:g?awk|mawk|find|env|xargs|ed|ex|expect|script|strace|ltrace|gdb|busybox|watch|flock|nice|time|timeout|stdbuf|setarch|taskset|ionice|logsave|run-parts|cpulimit|rlwrap|socat|tclsh|wish)$/u,
    /\bsh\b|\bsystem\b|^-?$/u,
  ],
  [/^(?:vim?|nvim|view|rvim|emacs|nano|pico|less|more|man|ed|ee)$/u, /^-|^\+|^$|\s[-+]/u],
  // Programs that offer whoever runs them a shell.
  [
    /^(?:less|more|most|man|info|ftp|sftp|telnet|screen|tmux|byobu|script|irb|pry|byebug|cpan|pdb\d?|iftop|easy_install|crontab|parallel|mutt|mail|nmap|!.*)$/u,
    /^(?!-sn?[STUV]? |-[sp]\S+ (?!.*(?:--script|--interactive)))/u,
  ],
  [
    /^(?:aws|bundler?|terraform|openssl|dmesg|dpkg|rails|ansible-playbook|docker)$/u,
    /\bhelp\b|\bconsole\b|-engine|-H\b|^-l\b|localhost,/u,
  ],
  [/^(?:git)$/u, /-c\b|-p\b|--exec-path|help/u],
  [
    /^(?:apt|apt-get|dpkg|yum|dnf|rpm|pip3?|npm|gem|snap)$/u,
    /changelog|::|\s-[oc]\b|--config|--dangerous|--devmode|--setopt|(?:^|\s)install \.$|-C\b|--prefix|^-e\b|\s-e \./u,
  ],
  [/^(?:insmod|kexec|debugfs|tee\b.*sysrq|ld\.so|mknod|mkfs\S*)$/u, /^/u],
  [/^(?:useradd|adduser|usermod)$/u, /\b(?:sudo|wheel|root|admin)\b|-o\b|(?:-u|--uid)[= ]?0|-p\b|-ou/u],
  [/^setcap$/u, /setuid|setgid|sys_|dac_|chown|fowner|=eip?\b(?<!bind_service=\+?eip?)|all/u],
  [/^(?:make|gmake|ninja)$/u, /SHELL|--eval|-f\b/u],
  [/^(?:systemctl|service|journalctl)$/u, /^(?:edit|link|set-environment)|\.\//u],
  [
    /^(?:iptables|ip6tables|nft|ufw)$/u,
    /(?:^|\s)(?:-F|-X|--flush|flush|disable|reset|delete|-P \w+ ACCEPT)\b/u,
  ],
  [/^(?:cat|head|tail|less|grep|cp|mv|dd|tee)$/u, /\/etc\/(?:shadow|sudoers)/u],
];
const ENGINE = /^(?:docker|podman|nerdctl)$/u;
/** Settings of apt that start nothing: how it prints, waits, and keeps files of settings that were edited. */
const PLAIN_OF_APT =
  /(?<=\s|^)-o ?["']?(?:Dpkg::Use-Pty|DPkg::Lock::Timeout|Dpkg::Options::=--force-conf(?:def|old|new)|Dpkg::Progress-Fancy|APT::Install-(?:Recommends|Suggests)|APT::Get::Assume-Yes|Acquire::(?:Retries|ForceIPv[46]|(?:https?::)?Timeout|Languages))(?:=["']?\w*)?["']?(?=\s|$)/giu;
/** Options of sudo that change nothing but how it asks; with a value only the user, who is not root. */
const PLAIN = /^-(?:[AHnkvbPE]+|-non-interactive|-validate|-reset-timestamp|-preserve-env(?:=[\w,]+)?|v)$/u;

export function rootFindings({ name, words }: Command): Finding[] {
  const base = posix.basename(name ?? '');
  if (base !== 'sudo' && base !== 'doas') return [];
  const texts = words.slice(1).map(({ text, source }) => text ?? source);
  const found = [{ rule: 'family.privilege', words: [base, ...texts.slice(0, 2)] }];
  let at = 0;
  for (; /^[-+]|^\w+=/u.test(texts[at] ?? ''); at += 1) {
    const text = texts[at] ?? '';
    if (
      /^-(?:u|-user)$/u.test(text) &&
      /^[a-z][\w-]*$/u.test(texts[at + 1] ?? '') &&
      texts[at + 1] !== 'root'
    )
      at += 1;
    else if (/^(?!PATH|LD_|DYLD_|\w*(?:PATH|OPTS?|OPTIONS|PAGER|EDITOR|LIB)=)\w+=[\w./:-]*$/u.test(text))
      continue;
    else if (!PLAIN.test(text)) return found;
  }
  if (at >= texts.length) return texts.includes('-v') || texts.includes('-k') ? [] : found;
  const command = texts[at] ?? '';
  const started = posix.basename(command);
  const rest = texts
    .slice(at + 1)
    .join(' ')
    .replaceAll(PLAIN_OF_APT, '')
    // In a container, and what runs there is read on its own.
    .replace(/^(?:container |compose )?exec(?= )/u, (verb) => (ENGINE.test(started) ? '' : verb));
  const refused =
    words[at + 1]?.text === null ||
    /^\/(?:tmp|var\/tmp|dev\/shm)\//u.test(command) ||
    REFUSED.some(([names, form]) => names.test(started) && form.test(rest));
  return refused ? found : [];
}
