// Cuts a root file system down to the manifest: its tools on PATH and nothing else.
import { chmod, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImageManifest } from '@agent-harness/contracts';
import { FILES, FOLDERS, GIT_LEFT_OUT, NEVER_NEEDED, PATH_FOLDERS } from './prune-rules.ts';

export async function prune(root: string, manifest: ImageManifest): Promise<void> {
  await keepListedTools(root, new Set(manifest.tools.map((tool) => tool.name)));
  await Promise.all(NEVER_NEEDED.map((path) => rm(join(root, path), { recursive: true, force: true })));
  await leaveOutOfGit(join(root, 'usr/lib/git-core'));
  await dropPrivilegeBits(root);
  await addOurs(root);
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

async function leaveOutOfGit(folder: string): Promise<void> {
  const pattern = new RegExp(`^(${GIT_LEFT_OUT.map((one) => one.replaceAll('*', '.*')).join('|')})$`);
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter((name) => pattern.test(name)).map((name) => rm(join(folder, name))));
}

/** INVARIANT: no file or folder of the image is setuid or setgid. */
async function dropPrivilegeBits(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await lstat(path);
    if ((mode & 0o6000) !== 0) await chmod(path, mode & 0o1777);
  }
}

/** Modes are set, not asked for: the umask of whoever builds is no part of the image. */
async function addOurs(root: string): Promise<void> {
  for (const { path, mode } of FOLDERS) {
    await mkdir(join(root, path), { recursive: true });
    await chmod(join(root, path), mode);
  }
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await rm(join(root, path), { force: true });
    await writeFile(join(root, path), text);
    await chmod(join(root, path), 0o644);
  }
  await chmod(root, 0o755);
  await chmod(join(root, 'usr'), 0o755);
}
