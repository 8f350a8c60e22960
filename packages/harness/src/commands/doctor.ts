// `harness doctor`: what this host has, what it lacks, and the fix; installs on request.
import { Command } from 'commander';
import { type Finding, diagnose } from '../doctor/diagnose.ts';
import { installMissing } from '../doctor/install-missing.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'check this host: engine, runtime, bootstrap tools, compiler, disk, seccomp; each problem with its fix; removes what killed runs left',
    )
    .option('--install', 'install missing Debian packages (as root; announced first)')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 everything is there, 3 something is missing')
    .action(async ({ install, json }: { install?: boolean; json?: boolean }) => {
      let findings = await diagnose();
      if (install) {
        const installed = await installMissing(findings, (line) =>
          process.stderr.write(`harness: ${line}\n`),
        );
        if (installed.length > 0) findings = await diagnose();
      }
      process.stdout.write(json ? `${JSON.stringify(findings)}\n` : findings.map(renderFinding).join(''));
      process.exitCode = findings.every((finding) => finding.ok) ? 0 : 3;
    });
}

const renderFinding = ({ what, ok, saw, fix }: Finding): string =>
  `  ${ok ? 'ok   ' : 'FAIL '} ${what}: ${saw}${fix === null ? '' : `\n        fix: ${fix}`}\n`;
