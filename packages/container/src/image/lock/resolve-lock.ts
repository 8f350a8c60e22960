// Makes a lock from a manifest: what its packages and programs resolve to now.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  HarnessError,
  type ImageLock,
  type ImageManifest,
  type LockedProgram,
} from '@agent-harness/contracts';
import { digestOfFile } from '../digest.ts';
import { closure } from './closure.ts';
import type { Mirrors } from './debian-mirrors.ts';
import { lockInputs, wantedPackages } from './lock-inputs.ts';
import { unpackProgram } from './npm-program.ts';
import { resolvePackages } from './resolve-packages.ts';

export type Target = ImageLock['targets'][number];
export type Architecture = Target['architecture'];

/** npm's word for it. */
const NPM_ARCHITECTURE = { amd64: 'x64', arm64: 'arm64' } as const;

export interface ResolveLock {
  manifest: ImageManifest;
  architectures: readonly Architecture[];
  mirrors: Mirrors;
  /** A lock whose programs need not be fetched again: a published version never changes. */
  known: ImageLock | null;
  step?: (line: string) => void;
}

/** @throws HarnessError `image.mirror`, `image.unresolved`, `image.runtime`, `image.integrity` */
export async function resolveLock(wanted: ResolveLock): Promise<ImageLock> {
  const { manifest, architectures, step = () => {} } = wanted;
  const targets: Target[] = [];
  let snapshot = '';
  for (const architecture of [...architectures].sort()) {
    step(`lock: resolving ${architecture}`);
    const debian = await debianPackages(wanted, architecture);
    if (debian && debian.snapshot > snapshot) snapshot = debian.snapshot;
    targets.push({
      architecture,
      packages: debian?.packages ?? [],
      ...(await programs(wanted, architecture)),
    });
  }
  const { base } = manifest;
  return {
    contract: 'image-lock/1',
    name: manifest.name,
    inputs: lockInputs(manifest),
    base:
      base.distribution === 'oci'
        ? { mode: 'oci', reference: base.reference }
        : { mode: 'debian', suite: base.suite, snapshot },
    targets,
  };
}

async function debianPackages({ manifest, mirrors }: ResolveLock, architecture: Architecture) {
  const { base, tools } = manifest;
  if (base.distribution === 'oci') return null;
  const names = wantedPackages(base, tools);
  const { packages, snapshot } = await resolvePackages(names, base.suite, architecture, mirrors);
  const without = new Set((base.without ?? []).map(({ name }) => name));
  return { packages: closure(packages, names, without), snapshot };
}

async function programs(
  { manifest, known }: ResolveLock,
  architecture: Architecture,
): Promise<Pick<Target, 'cli' | 'node'>> {
  const arch = NPM_ARCHITECTURE[architecture];
  const before = known?.targets.find((target) => target.architecture === architecture);
  const { cli, node } = manifest;
  const pinned = node.integrity[arch];
  const locked = {
    cli: await program(`${cli.package}-linux-${arch}`, cli.version, 'claude', before?.cli),
    node: await program(`${node.package}-linux-${arch}`, node.version, 'bin/node', before?.node),
  };
  if (locked.node.integrity === pinned) return locked;
  throw new HarnessError(
    'image.integrity',
    `${locked.node.package}@${node.version} has the digest ${locked.node.integrity}, the image manifest says ${pinned}`,
    'do not build; compare with the registry’s own record of this version',
  );
}

async function program(
  name: string,
  version: string,
  inside: string,
  before: LockedProgram | undefined,
): Promise<LockedProgram> {
  if (before?.package === name && before.version === version) return before;
  const folder = await mkdtemp(join(tmpdir(), 'harness-lock-'));
  try {
    const { integrity, file } = await unpackProgram({ name, version }, inside, folder);
    const { size } = await stat(file);
    return { package: name, version, integrity, sha256: await digestOfFile(file), size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
