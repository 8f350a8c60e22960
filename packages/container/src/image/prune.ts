// Cuts a Debian root file system down to the manifest: its tools on PATH and nothing else.
import { appendFile, chmod, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageManifest } from '@agent-harness/contracts';

export const AGENT = { uid: 10_001, gid: 10_001, home: '/home/agent' } as const;

const PATH_FOLDERS = ['usr/bin', 'usr/sbin', 'usr/local/bin', 'usr/local/sbin', 'usr/games'];

/** Package managers, docs, locales, init systems, and git's transports: an agent has no use for them. */
// prettier-ignore
const NEVER_NEEDED = [
  'boot', 'etc/apt', 'etc/cron.d', 'etc/cron.daily', 'etc/dpkg', 'etc/init.d', 'etc/pam.d', 'etc/security', 'etc/systemd', 'etc/logrotate.d',
  'media', 'mnt', 'opt', 'root', 'srv', 'usr/games', 'usr/include', 'usr/lib/apt', 'usr/lib/dpkg', 'usr/lib/init', 'usr/lib/systemd', 'usr/lib/tmpfiles.d',
  'usr/local', 'usr/share/bash-completion', 'usr/share/bug', 'usr/share/common-licenses', 'usr/share/debconf', 'usr/share/doc', 'usr/share/git-core/contrib',
  'usr/share/gitweb', 'usr/share/i18n', 'usr/share/info', 'usr/share/lintian', 'usr/share/locale', 'usr/share/man', 'usr/share/menu', 'usr/share/perl',
  'usr/share/perl5', 'usr/share/pixmaps', 'usr/share/zsh', 'usr/src', 'var/backups', 'var/cache', 'var/lib', 'var/log', 'var/mail', 'var/spool',
];
const GIT_TRANSPORTS = /^git-(remote|http|daemon|shell|imap-send|send-email|svn|p4|cvs|instaweb|credential)/;

export async function prune(root: string, manifest: ImageManifest): Promise<void> {
  await keepListedTools(root, new Set(manifest.tools.map((tool) => tool.name)));
  await Promise.all(NEVER_NEEDED.map((path) => rm(join(root, path), { recursive: true, force: true })));
  await removeMatching(join(root, 'usr/lib/git-core'), GIT_TRANSPORTS);
  await dropPrivilegeBits(root);
  await addAgent(root);
}

async function keepListedTools(root: string, keep: ReadonlySet<string>): Promise<void> {
  for (const folder of PATH_FOLDERS) {
    const names = await readdir(join(root, folder)).catch(() => []);
    await Promise.all(
      names
        .filter((name) => !keep.has(name))
        .map((name) => rm(join(root, folder, name), { recursive: true })),
    );
  }
}

async function removeMatching(folder: string, pattern: RegExp): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter((name) => pattern.test(name)).map((name) => rm(join(folder, name))));
}

/** INVARIANT: no file of the image is setuid or setgid. */
async function dropPrivilegeBits(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    if ((mode & 0o6000) !== 0) await chmod(path, mode & 0o0777);
  }
}

async function addAgent(root: string): Promise<void> {
  const { uid, gid, home } = AGENT;
  await appendFile(join(root, 'etc/passwd'), `agent:x:${uid}:${gid}:agent:${home}:/usr/bin/bash\n`);
  await appendFile(join(root, 'etc/group'), `agent:x:${gid}:\n`);
  for (const folder of [
    'workspace',
    'out',
    'evidence',
    'run/harness',
    'opt/harness',
    'home/agent',
    'root',
    'tmp',
  ])
    await mkdir(join(root, folder), { recursive: true });
  // Engines give a tmpfs or volume the mode of the folder under it.
  for (const folder of ['out', 'home/agent']) await chmod(join(root, folder), 0o777);
  // A repository that another uid owns is fine here: it is a read-only snapshot. What its own config could start is off.
  await writeFile(
    join(root, 'etc/gitconfig'),
    '[safe]\n\tdirectory = *\n[core]\n\tfsmonitor = false\n\thooksPath = /dev/null\n\tpager = cat\n[protocol]\n\tallow = never\n',
  );
}
