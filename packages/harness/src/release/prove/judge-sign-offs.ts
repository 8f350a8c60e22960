// Whether a person of the suite's team has signed off exactly what was found on this composition.
import { HarnessError, type Ownership } from '@agent-harness/contracts';
import type { TrustList } from '../../signing/read-trust.ts';
import { ownerOf } from '../../sign-off/suite-owner.ts';
import { readSignOffs } from '../../sign-off/suite-sign-offs.ts';
import { type VerifiedSignOff, verifySignOff } from '../../sign-off/verify-sign-off.ts';
import type { SignedOff } from '../../signing/signer.ts';
import type { Reason } from '../gates/reason.ts';

export interface JudgedSignOffs {
  valid: (VerifiedSignOff & { file: string })[];
  reasons: Reason[];
}

/**
 * @param suiteFolder of the repository: a layer ships without its sign-offs, which are about more than it
 * @param report file that a person may read and sign, for the message
 * @param today `yyyy-mm-dd`
 */
export async function judgeSignOffs(
  suiteFolder: string,
  current: SignedOff,
  {
    ownership,
    trust,
    today,
    report,
  }: { ownership: Ownership; trust: TrustList; today: string; report: string },
): Promise<JudgedSignOffs> {
  const { team, agents } = ownerOf(ownership, `packages/acceptance/suites/${current.skill}/suite.yaml`);
  const valid: JudgedSignOffs['valid'] = [];
  const refused: string[] = [];
  for (const { file, text } of await readSignOffs(suiteFolder)) {
    try {
      valid.push({ ...verifySignOff(text, file, { current, trust, today, team, agents }), file });
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      refused.push(error.message.replace(/^.*\//, ''));
    }
  }
  if (valid.length > 0) return { valid, reasons: [] };
  const why = refused.length === 0 ? 'nobody has' : refused.join('; ');
  return {
    valid,
    reasons: [
      {
        gate: 'sign-off',
        what: `no one of ${team} has signed off what the suite of ${current.skill} found on this composition (${why})`,
        instead: `read ${report}, then \`harness sign-off ${current.skill} --as ${team} --by <name> --until <date> --report ${report} --image ${current.image}\`, and commit the file`,
      },
    ],
  };
}
