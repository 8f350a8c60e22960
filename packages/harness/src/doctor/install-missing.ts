// Installs what a Debian host misses, announced, and only when asked.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Finding } from './diagnose.ts';

/** @returns the packages installed. @throws HarnessError `doctor.install` with the command to run by hand */
export async function installMissing(
  findings: readonly Finding[],
  announce: (line: string) => void,
): Promise<string[]> {
  const packages = [...new Set(findings.flatMap((finding) => finding.packages))].sort();
  if (packages.length === 0) return [];
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  const apt = await execa('apt-get', ['--version'], { reject: false, stdin: 'ignore' });
  if (process.getuid?.() !== 0 || apt.exitCode !== 0)
    throw new HarnessError(
      'doctor.install',
      `missing: ${packages.join(', ')}; installing needs root on Debian`,
      `run as root: ${command}`,
    );
  announce(`installing ${packages.join(', ')} (${command})`);
  const options = { stdin: 'ignore', reject: false, env: { DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const update = await execa('apt-get', ['update', '-qq'], options);
  const installed =
    update.exitCode === 0
      ? await execa('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
      : update;
  if (installed.exitCode !== 0)
    throw new HarnessError(
      'doctor.install',
      `apt-get failed: ${installed.stderr.trim().split('\n').slice(-3).join(' / ')}`,
      `run by hand: ${command}`,
    );
  return packages;
}
