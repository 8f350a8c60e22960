// `harness image sbom`: the lock as CycloneDX 1.6, and the verdict on what a scanner found in it.
import { readFile, writeFile } from 'node:fs/promises';
import {
  type Architecture,
  type VulnerabilityVerdict,
  hostArchitecture,
  imageSbom,
  judgeVulnerabilities,
  loadImageLock,
  loadImageManifest,
  readReport,
} from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { Command, Option } from 'commander';
import { print } from './tell.ts';

interface Flags {
  lock?: string;
  architecture?: Architecture;
  out?: string;
  vulnerabilities?: string;
  threshold?: 'low' | 'medium' | 'high' | 'critical';
  json?: boolean;
}

export function sbomCommand(): Command {
  return new Command('sbom')
    .description('print the image’s bill of materials (CycloneDX 1.6), or judge a scanner’s report of it')
    .option('--lock <file>', 'another lock than the committed one')
    .addOption(new Option('--architecture <name>', 'default: this host’s').choices(['amd64', 'arm64']))
    .option('--out <file>', 'write the bill of materials there')
    .option('--vulnerabilities <file>', 'a report to judge: grype’s JSON, or CycloneDX JSON (trivy, VEX)')
    .addOption(
      new Option('--threshold <severity>', 'instead of the manifest’s').choices([
        'low',
        'medium',
        'high',
        'critical',
      ]),
    )
    .option('--json', 'the verdict as JSON (the bill of materials is JSON anyway)')
    .addHelpText(
      'after',
      '\nA report: `harness image sbom --out image.cdx.json && grype sbom:image.cdx.json -o json > report.json`.\n' +
        'Exceptions are dated, in the image manifest (`vulnerabilities.exceptions`); an unknown severity is refused.\n' +
        'Exit codes: 0 written, or nothing refused; 1 a vulnerability is refused; 3 the report cannot be read',
    )
    .action(async (flags: Flags) => {
      if (flags.vulnerabilities !== undefined) return judge(flags.vulnerabilities, flags);
      const text = await imageSbom(await loadImageLock(flags.lock), flags.architecture ?? hostArchitecture());
      if (flags.out === undefined) process.stdout.write(text);
      else await writeFile(flags.out, text);
    });
}

async function judge(file: string, { threshold, json = false }: Flags): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new HarnessError('image.report', `${file} cannot be read`, 'name the scanner’s report');
  });
  const { vulnerabilities } = await loadImageManifest();
  const limits = {
    threshold: 'high' as const,
    exceptions: [],
    ...vulnerabilities,
    ...(threshold ? { threshold } : {}),
  };
  const verdict = judgeVulnerabilities(readReport(text, file), limits);
  print(json, verdict, () => renderVerdict(verdict));
  process.exitCode = verdict.passed ? 0 : 1;
}

export function renderVerdict({ threshold, passed, findings, idle }: VulnerabilityVerdict): string {
  const count = (verdict: string): number => findings.filter((one) => one.verdict === verdict).length;
  return [
    ...findings
      .filter(({ verdict }) => verdict !== 'below the threshold')
      .map((one) => `${one.verdict.toUpperCase()} ${one.id} in ${one.package} ${one.version}: ${one.why}\n`),
    ...idle.map(
      ({ id, package: name, why }) => `note: the exception for ${id} in ${name} covers nothing: ${why}\n`,
    ),
    `${passed ? 'passed' : 'REFUSED'}: ${count('refused')} refused, ${count('excepted')} excepted, `,
    `${count('not affected')} not affected, ${count('below the threshold')} below ${threshold}\n`,
  ].join('');
}
