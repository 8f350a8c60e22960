// A Debian root file system from signed packages, where no registry has a base.
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';

/** Timestamp of every file in the image, so that equal content gives equal layers. */
export const EPOCH = 1_700_000_000;

type DebianBase = Extract<ImageManifest['base'], { distribution: 'debian' }>;

export function bootstrapArguments(
  base: DebianBase,
  tools: ImageManifest['tools'],
  target: string,
): string[] {
  const packages = new Set([...tools.map((tool) => tool.package), ...base.packages.map((one) => one.name)]);
  return [
    '--variant=minbase',
    '--format=directory',
    `--include=${[...packages].sort().join(',')}`,
    '--aptopt=Apt::Install-Recommends "false"',
    '--dpkgopt=path-exclude=/usr/share/man/*',
    '--dpkgopt=path-exclude=/usr/share/doc/*',
    '--dpkgopt=path-exclude=/usr/share/locale/*',
    base.suite,
    target,
  ];
}

/** Bootstraps a Debian root file system into `root`. @throws HarnessError `image.bootstrap` with mmdebstrap's last words */
export async function bootstrap(
  base: DebianBase,
  tools: ImageManifest['tools'],
  root: string,
): Promise<void> {
  const made = await execa('mmdebstrap', bootstrapArguments(base, tools, root), {
    reject: false,
    stdin: 'ignore',
    env: { SOURCE_DATE_EPOCH: String(EPOCH) },
  });
  if (made.exitCode !== 0) throw bootstrapError(made.stderr || made.shortMessage || 'no output');
}

function bootstrapError(stderr: string): HarnessError {
  const tail = stderr.trim().split('\n').slice(-6).join('\n    ');
  const missing = /ENOENT|not found/.test(stderr) && stderr.includes('mmdebstrap');
  return new HarnessError(
    'image.bootstrap',
    `the base image could not be bootstrapped:\n    ${tail}`,
    missing
      ? 'apt-get install mmdebstrap (Debian), or give a base by digest'
      : 'check that the Debian mirror answers and has the packages named above, then run again',
  );
}
