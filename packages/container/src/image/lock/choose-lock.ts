// Which lock a build uses: the committed one, or, announced and recorded as such, one that this machine resolved.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  HarnessError,
  type ImageLock,
  type ImageManifest,
  type LockedPackage,
} from '@agent-harness/contracts';
import type { Mirrors } from './debian-mirrors.ts';
import { lockDigest, loadImageLock, staleness } from './load-lock.ts';
import { lockInputs } from './lock-inputs.ts';
import { moved } from './moved.ts';
import type { Architecture, resolveLock } from './resolve-lock.ts';

export interface ChosenLock {
  lock: ImageLock;
  digest: string;
  source: 'committed' | 'this machine';
  file: string;
}

export interface ChooseLock {
  manifest: ImageManifest;
  architecture: Architecture;
  committed: { lock: ImageLock; file: string };
  /** Only the committed lock will do: a release, or CI. */
  locked: boolean;
  mirrors: Mirrors;
  cache: string;
  /** The packages of a lock that cannot be had; none when its base is already built. */
  lacking(lock: ChosenLock): Promise<LockedPackage[]>;
  /** What the mirrors have now. */
  resolve: typeof resolveLock;
  step: (line: string) => void;
}

/** @throws HarnessError `image.stale-lock`, `image.moved`, and what resolving throws */
export async function chooseLock(wanted: ChooseLock): Promise<ChosenLock> {
  const { manifest, architecture, committed, locked } = wanted;
  const stale = staleness(committed.lock, manifest, architecture);
  const first: ChosenLock = { ...committed, digest: lockDigest(committed.lock), source: 'committed' };
  if (!locked) {
    const recent = await recentLock(wanted);
    if (recent) return announced(wanted, recent, stale ?? 'the mirror had moved on');
  }
  const missing = stale === null ? await wanted.lacking(first) : [];
  if (stale === null && missing.length === 0) return first;
  if (locked && stale !== null)
    throw new HarnessError(
      'image.stale-lock',
      stale,
      'harness image lock, and commit packages/container/image/lock.json',
    );
  if (locked) throw moved(missing, await available(wanted));
  const why =
    stale ??
    `the mirror no longer has ${missing.map(({ name, version }) => `${name} ${version}`).join(', ')}`;
  return announced(wanted, await ownLock(wanted), why);
}

/** The committed lock is asked for again after a day: until then, every run would wait for what is not there. */
const RECENT_MS = 86_400_000;

async function recentLock(wanted: ChooseLock): Promise<ChosenLock | null> {
  const file = ownFile(wanted);
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  if (Date.now() - mtimeMs > RECENT_MS) return null;
  const lock = await loadImageLock(file).catch(() => null);
  return lock && (await wanted.lacking(chosen(lock, file))).length === 0 ? chosen(lock, file) : null;
}

function announced({ step }: ChooseLock, own: ChosenLock, why: string): ChosenLock {
  step(`lock: ${why}; this build uses a lock of this machine, not the committed one: ${own.file}`);
  return own;
}

const ownFile = ({ manifest, committed, architecture, cache }: ChooseLock): string => {
  const inputs = lockInputs(manifest).slice(7, 19);
  return join(cache, 'locks', `${inputs}-${lockDigest(committed.lock).slice(7, 19)}-${architecture}.json`);
};

async function ownLock(wanted: ChooseLock): Promise<ChosenLock> {
  const file = ownFile(wanted);
  const lock = await available(wanted);
  const lacking = await wanted.lacking(chosen(lock, file));
  // What the mirror lists and yet does not have is no question of which lock.
  if (lacking.length > 0) throw moved(lacking, lock);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  return chosen(lock, file);
}

const available = ({ manifest, architecture, mirrors, committed, resolve }: ChooseLock): Promise<ImageLock> =>
  resolve({ manifest, architectures: [architecture], mirrors, known: committed.lock });

const chosen = (lock: ImageLock, file: string): ChosenLock => ({
  lock,
  file,
  digest: lockDigest(lock),
  source: 'this machine',
});
