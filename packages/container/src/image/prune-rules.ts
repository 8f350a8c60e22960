// What is cut away from every base, as data: the build and the rendered Containerfile apply the same lists.
export const AGENT = { uid: 10_001, gid: 10_001, home: '/home/agent' } as const;

export const PATH_FOLDERS = ['usr/bin', 'usr/sbin', 'usr/local/bin', 'usr/local/sbin', 'usr/games'];

/** Package managers, docs, locales, init systems, and what git needs for hosts: an agent has no use for them. */
// prettier-ignore
export const NEVER_NEEDED = [
  'boot', 'etc/apt', 'etc/cron.d', 'etc/cron.daily', 'etc/dpkg', 'etc/init.d', 'etc/pam.d', 'etc/security', 'etc/systemd', 'etc/logrotate.d',
  'etc/machine-id', 'etc/ld.so.cache', 'media', 'mnt', 'opt', 'root', 'srv', 'usr/games', 'usr/include', 'usr/lib/apt', 'usr/lib/dpkg', 'usr/lib/init',
  'usr/lib/systemd', 'usr/lib/tmpfiles.d', 'usr/local', 'usr/share/bash-completion', 'usr/share/bug', 'usr/share/common-licenses', 'usr/share/debconf',
  'usr/share/doc', 'usr/share/doc-base', 'usr/share/git-core/contrib', 'usr/share/gitweb', 'usr/share/i18n', 'usr/share/info', 'usr/share/lintian',
  'usr/share/locale', 'usr/share/man', 'usr/share/menu', 'usr/share/perl', 'usr/share/perl5', 'usr/share/pixmaps', 'usr/share/zsh', 'usr/src',
  'var/backups', 'var/cache', 'var/lib', 'var/local', 'var/lock', 'var/log', 'var/mail', 'var/opt', 'var/run', 'var/spool', 'etc/skel', 'etc/update-motd.d',
];

/** Of usr/lib/git-core, as shell patterns: transports, and scripts for interpreters that are not there. */
export const GIT_LEFT_OUT = [
  'git-remote*',
  'git-http*',
  'git-daemon*',
  'git-shell*',
  'git-imap-send*',
  'git-send-email*',
  'git-svn*',
  'git-p4*',
  'git-cvs*',
  'git-instaweb*',
  'git-credential*',
  'git-archimport*',
  'git-add--interactive',
  'git-legacy-*',
];

/** Made when they are not there; writable ones are for the mounts of a run. */
export const FOLDERS: readonly { path: string; mode: number }[] = [
  ...['workspace', 'evidence', 'root', 'run', 'run/harness', 'opt', 'opt/harness', 'home', 'etc', 'var'].map(
    (path) => ({
      path,
      mode: 0o755,
    }),
  ),
  // Engines give a tmpfs or volume the mode of the folder under it.
  { path: 'out', mode: 0o777 },
  { path: 'home/agent', mode: 0o777 },
  { path: 'tmp', mode: 0o1777 },
  { path: 'var/tmp', mode: 0o1777 },
];

/** Files of ours in the base, by path. */
export const FILES: Readonly<Record<string, string>> = {
  'etc/passwd':
    'root:x:0:0:root:/root:/usr/sbin/nologin\n' +
    'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n' +
    `agent:x:${AGENT.uid}:${AGENT.gid}:agent:${AGENT.home}:/usr/bin/bash\n`,
  'etc/group': `root:x:0:\nnogroup:x:65534:\nagent:x:${AGENT.gid}:\n`,
  // A repository that another uid owns is fine here: it is a read-only snapshot. What its own config could start is off.
  'etc/gitconfig':
    '[safe]\n\tdirectory = *\n[core]\n\tfsmonitor = false\n\thooksPath = /dev/null\n\tpager = cat\n[protocol]\n\tallow = never\n',
};
