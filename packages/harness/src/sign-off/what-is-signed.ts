// Gathers from the tree what a sign-off is about: suite, skill, report, image and CLI, as they are now.
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findSuite } from '@agent-harness/acceptance';
import { loadImageManifest } from '@agent-harness/container';
import { HarnessError, parse } from '@agent-harness/contracts';
import { findSkill } from '@agent-harness/skills';
import { digestFolder } from '../release/digest-folder.ts';
import { digestsOf } from '../signing/sign-release.ts';
import type { SignedOff } from '../signing/signer.ts';
import { suiteDigest } from './suite-sign-offs.ts';

export interface WhatIsSigned {
  signedOff: SignedOff;
  suiteFile: string;
}

/**
 * @param report file of the acceptance report, which must have passed
 * @param image  id of the image that the report is about
 */
export async function whatIsSigned(skill: string, report: string, image: string): Promise<WhatIsSigned> {
  if (!/^sha256:[0-9a-f]{64}$/.test(image))
    throw new HarnessError('sign-off.image', `${image} is no image id`, 'give sha256: and 64 hex digits, as the cut or `harness image build` says it'); // prettier-ignore
  const { file } = await findSuite(skill);
  const bytes = await readFile(report).catch((cause: NodeJS.ErrnoException) => {
    throw new HarnessError('sign-off.report', `${report} cannot be read: ${cause.code}`, `\`harness accept ${skill} --json\` writes one`, { cause }); // prettier-ignore
  });
  requirePassed(bytes, report, skill);
  return {
    suiteFile: file,
    signedOff: {
      skill,
      suiteDigest: await suiteDigest(dirname(file)),
      skillDigest: await digestFolder((await findSkill(skill)).folder),
      reportDigest: `sha256:${digestsOf(bytes)['sha256']}`,
      image,
      cli: (await loadImageManifest()).cli.version,
    },
  };
}

function requirePassed(bytes: Buffer, file: string, skill: string): void {
  let value: unknown = null;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    // Null is no report, and the contract says so.
  }
  const report = parse('acceptance-report', value, file);
  if (report.skill !== skill || !report.passed)
    throw new HarnessError(
      'sign-off.report',
      `${file} is about ${report.skill} and ${report.passed ? 'passed' : 'did not pass'}`,
      `sign off a report of ${skill} that passed`,
    );
}
