// Builds the agent's image in three layers, each cached by the digest of its inputs: base, runtime, harness.
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../engine/engine.ts';
import { EPOCH } from './bootstrap.ts';
import { baseContainerfile, entryInstructions, overlayContainerfile } from './containerfile.ts';
import { type RuntimeProgram, runtimePrograms } from './runtime-files.ts';
import { writeBase } from './write-base.ts';

/** One file of the image, root-owned. */
export interface ImageFile {
  /** Absolute path in the image. */
  path: string;
  /** Permission bits. */
  mode: number;
  /** Text, or a file on this host. */
  source: string | { text: string };
}

export interface BuiltImage {
  /** Name with a tag that is the digest of the inputs. */
  reference: string;
  /** The engine's image id, `sha256:…`. */
  id: string;
  labels: Record<string, string>;
  /** Layers that had to be built, in order; empty when all were cached. */
  built: string[];
}

/**
 * @param files what other layers put into the image: hook client, settings, skills
 * @param step called before each layer that has to be built, with a line for a person
 */
export async function buildImage(
  engine: Engine,
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void = () => {},
): Promise<BuiltImage> {
  const runtime = await runtimePrograms(manifest);
  const base = tag('base', digest(await recipe(), JSON.stringify([manifest.base, manifest.tools])));
  const withRuntime = tag('runtime', digest(base, ...runtime.map((file) => `${file.path}:${file.identity}`)));
  const identities = await Promise.all(files.map(identityOf));
  const reference = tag('agent', digest(withRuntime, entryInstructions(), ...identities.sort()));
  const built: string[] = [];
  const ensure = async (name: string, wanted: string, make: () => Promise<void>): Promise<void> => {
    if (await exists(engine, wanted)) return;
    step(`image: building ${name}`);
    await make();
    built.push(name);
  };
  if (!(await exists(engine, reference))) {
    if (!(await exists(engine, withRuntime))) {
      await ensure(
        manifest.base.distribution === 'oci'
          ? 'base (from its registry)'
          : 'base (Debian packages, about half a minute)',
        base,
        () => buildBase(engine, manifest, base),
      );
      await ensure('runtime (Claude Code and Node)', withRuntime, () =>
        buildRuntime(engine, base, withRuntime, runtime),
      );
    }
    await ensure('harness (hook client, settings, skills)', reference, () =>
      overlay(engine, reference, overlayContainerfile(withRuntime, {}) + entryInstructions(), files),
    );
  }
  return { reference, ...(await inspect(engine, reference)), built };
}

async function buildBase(engine: Engine, manifest: ImageManifest, reference: string): Promise<void> {
  await inFolder(async (context) => {
    await writeBase(engine, manifest, join(context, 'base.tar'));
    await build(engine, context, baseContainerfile('base.tar'), reference);
  });
}

/** Its labels carry the digest of each program; the image above inherits them. */
async function buildRuntime(
  engine: Engine,
  from: string,
  reference: string,
  programs: readonly RuntimeProgram[],
): Promise<void> {
  await inFolder(async (folder) => {
    const files = await Promise.all(programs.map((program) => program.fetch(folder)));
    const labels = Object.fromEntries(await Promise.all(files.map(labelOf)));
    await overlay(engine, reference, overlayContainerfile(from, labels), files);
  });
}

async function overlay(
  engine: Engine,
  reference: string,
  containerfile: string,
  files: readonly ImageFile[],
): Promise<void> {
  await inFolder(async (context) => {
    for (const file of files) await place(join(context, 'root', file.path), file);
    await build(engine, context, containerfile, reference);
  });
}

/** The code that makes the base is one of its inputs. */
async function recipe(): Promise<string> {
  const files = ['bootstrap', 'pull-base', 'prune', 'write-base'].map(
    (name) => new URL(import.meta.url.replace('build-image', name)),
  );
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-image-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function place(target: string, file: ImageFile): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  if (typeof file.source === 'string') await copyFile(file.source, target);
  else await writeFile(target, file.source.text);
  await chmod(target, file.mode);
}

async function build(
  engine: Engine,
  context: string,
  containerfile: string,
  reference: string,
): Promise<void> {
  await writeFile(join(context, 'Containerfile'), containerfile);
  const podman = engine.name === 'podman' ? ['--timestamp', String(EPOCH), '--isolation', 'chroot'] : [];
  const made = await execa(
    engine.name,
    [...engine.global, 'build', ...podman, '-t', reference, '-f', join(context, 'Containerfile'), context],
    { reject: false, stdin: 'ignore' },
  );
  if (made.exitCode !== 0)
    throw new HarnessError(
      'image.build',
      `${engine.name} could not build ${reference}: ${made.stderr.trim().split('\n').slice(-3).join(' / ')}`,
      '`harness doctor` checks the engine; free disk space is the usual cause',
    );
}

async function exists(engine: Engine, reference: string): Promise<boolean> {
  const found = await execa(engine.name, ['image', 'inspect', reference], { reject: false, stdin: 'ignore' });
  return found.exitCode === 0;
}

async function inspect(
  engine: Engine,
  reference: string,
): Promise<{ id: string; labels: Record<string, string> }> {
  const { stdout } = await execa(engine.name, ['image', 'inspect', reference], { stdin: 'ignore' });
  const [image] = JSON.parse(stdout) as [{ Id: string; Config?: { Labels?: Record<string, string> | null } }];
  const id = image.Id.startsWith('sha256:') ? image.Id : `sha256:${image.Id}`;
  return { id, labels: image.Config?.Labels ?? {} };
}

async function identityOf(file: ImageFile): Promise<string> {
  const content = typeof file.source === 'string' ? await readFile(file.source) : file.source.text;
  return `${file.path}:${file.mode}:${digest(content)}`;
}

async function labelOf(file: ImageFile): Promise<[string, string]> {
  const content = await readFile(file.source as string);
  return [`harness.${file.path.split('/').at(-1)}`, `sha256:${digest(content)}`];
}

function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? `${part}\n` : part);
  return hash.digest('hex');
}

const tag = (layer: string, hex: string): string => `localhost/agent-harness/${layer}:${hex.slice(0, 16)}`;
