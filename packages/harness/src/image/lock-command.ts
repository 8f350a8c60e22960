// `harness image lock`: writes down what the image manifest resolves to, for people to review and commit.
import { writeFile } from 'node:fs/promises';
import {
  debianMirrors,
  diffLocks,
  loadImageLock,
  loadImageManifest,
  lockDigest,
  lockFile,
  resolveLock,
} from '@agent-harness/container';
import type { ImageLock } from '@agent-harness/contracts';
import { Command, Option } from 'commander';
import { jsonText } from '../files/json.ts';
import { renderChanges } from './render-changes.ts';
import { print, tell } from './tell.ts';

interface Flags {
  architecture?: 'amd64' | 'arm64';
  out?: string;
  check?: boolean;
  json?: boolean;
}

export function lockCommand(): Command {
  return new Command('lock')
    .description(
      'resolve every Debian package, the CLI and Node, and write packages/container/image/lock.json',
    )
    .addOption(
      new Option('--architecture <name>', 'only this one (default: both)').choices(['amd64', 'arm64']),
    )
    .option('--out <file>', 'another file than the committed lock')
    .option('--check', 'write nothing; exit 1 when the mirror gives another lock')
    .option('--json', 'the changes as JSON')
    .addHelpText(
      'after',
      '\nHARNESS_DEBIAN_MIRROR and HARNESS_DEBIAN_SECURITY_MIRROR name other mirrors; the lock names none.\n' +
        'Exit codes: 0 written (or, with --check, up to date), 1 with --check: it would change, 3 it could not be resolved',
    )
    .action(async ({ architecture, out, check = false, json = false }: Flags) => {
      const before = await loadImageLock(out).catch(() => null);
      const manifest = await loadImageManifest();
      const lock = await resolveLock({
        manifest,
        architectures: architecture ? [architecture] : ['amd64', 'arm64'],
        mirrors: debianMirrors(),
        known: before,
        step: tell,
      });
      const changes = diffLocks(before ?? empty(lock), lock);
      const stale = before === null || before.inputs !== lock.inputs || changes.length > 0;
      const file = out ?? lockFile();
      if (!check && stale) await writeFile(file, jsonText(lock));
      const written = !check && stale;
      print(json, { file, digest: lockDigest(lock), written, changes }, () =>
        [
          renderChanges(changes),
          written
            ? `written: ${file}\n`
            : stale
              ? `not written (--check): ${file}\n`
              : `up to date: ${file}\n`,
        ].join(''),
      );
      process.exitCode = check && stale ? 1 : 0;
    });
}

const empty = (lock: ImageLock): ImageLock => ({ ...lock, targets: [] });
