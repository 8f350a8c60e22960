// Asks apt, in a state folder of its own, which Debian packages a list of names resolves to now.
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { ResolvedPackage } from './closure.ts';
import type { Mirrors } from './debian-mirrors.ts';
import { parseStanzas } from './package-stanza.ts';

export interface Resolution {
  /** Everything apt would install, dependencies included. */
  packages: ResolvedPackage[];
  /** A day after the youngest index: a snapshot of that moment has all of them. */
  snapshot: string;
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** @throws HarnessError `image.mirror` with apt's last words */
export async function resolvePackages(
  names: readonly string[],
  suite: string,
  architecture: 'amd64' | 'arm64',
  mirrors: Mirrors,
): Promise<Resolution> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-apt-'));
  try {
    const options = await stateIn(folder, suite, architecture, mirrors);
    await apt('apt-get', [...options, 'update', '--error-on=any']);
    const planned = await apt('apt-get', [
      ...options,
      '--simulate',
      '--no-install-recommends',
      'install',
      ...names,
    ]);
    const chosen = [...planned.matchAll(/^Inst (\S+) \((\S+) /gm)].map(
      ([, name, version]) => `${name}=${version}`,
    );
    const shown = await apt('apt-cache', [...options, 'show', '--no-all-versions', ...chosen]);
    return {
      packages: parseStanzas(shown, suite),
      snapshot: await snapshotAfter(join(folder, 'state/lists')),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The host's apt configuration stays (proxies, certificates); its sources, state and preferences do not count. */
async function stateIn(
  folder: string,
  suite: string,
  architecture: string,
  mirrors: Mirrors,
): Promise<string[]> {
  await mkdir(join(folder, 'state/lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  await writeFile(join(folder, 'status'), '');
  const source = (root: string, name: string): string => `deb [signed-by=${KEYRING}] ${root} ${name} main\n`;
  await writeFile(
    join(folder, 'sources.list'),
    source(mirrors.debian, suite) +
      source(mirrors.debian, `${suite}-updates`) +
      source(mirrors['debian-security'], `${suite}-security`),
  );
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Architecture': architecture,
    'APT::Architectures::': architecture,
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

async function apt(program: string, args: readonly string[]): Promise<string> {
  const ran = await execa(program, args, { reject: false, stdin: 'ignore', env: { LC_ALL: 'C' } });
  if (ran.exitCode === 0) return ran.stdout;
  const missing = (ran.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  const words = (ran.stderr || ran.stdout).trim().split('\n').slice(-4).join('\n    ');
  throw new HarnessError(
    'image.mirror',
    missing ? `${program} is not on this host` : `Debian’s packages could not be resolved:\n    ${words}`,
    missing || words.includes('NO_PUBKEY') || words.includes('keyring')
      ? 'run on Debian or Ubuntu with apt and debian-archive-keyring, or give a base by digest in the image manifest'
      : 'check that the mirror answers (HARNESS_DEBIAN_MIRROR, HARNESS_DEBIAN_SECURITY_MIRROR) and has the packages named above',
  );
}

async function snapshotAfter(lists: string): Promise<string> {
  const files = (await readdir(lists)).filter((name) => name.endsWith('Release'));
  const texts = await Promise.all(files.map((name) => readFile(join(lists, name), 'utf8')));
  const dates = texts.flatMap((text) => Date.parse(/^Date: (.+)$/m.exec(text)?.[1] ?? '') || []);
  const day = new Date(Math.max(...dates) + 86_400_000).toISOString();
  return `${day.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
