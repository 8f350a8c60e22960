// The attack list on the composition's image with every hook off: what was contained.
import type { AttackOutcome } from '@agent-harness/container';
import type { Reason } from '../gates/reason.ts';
import type { InstalledHarness } from './installed-harness.ts';

export interface ProvenConfinement {
  /** Without what an attack saw: that is of this host. */
  outcomes: { id: string; contained: boolean }[];
  reasons: Reason[];
}

export async function proveConfinement(harness: InstalledHarness): Promise<ProvenConfinement> {
  const { stdout } = await harness(['attack', '--json']);
  const outcomes = JSON.parse(stdout) as AttackOutcome[];
  return {
    outcomes: outcomes.map(({ id, contained }) => ({ id, contained })),
    reasons: [
      ...(outcomes.length === 0
        ? [
            {
              gate: 'confinement' as const,
              what: 'no attack was run',
              instead: 'look at attack/ of the container package',
            },
          ]
        : []),
      ...outcomes
        .filter(({ contained }) => !contained)
        .map(({ id, saw }): Reason => ({
          gate: 'confinement',
          what: `attack ${id} was not contained: ${saw}`,
          instead:
            '`harness attack` runs the list again; its control in the attack list names the wall that did not hold',
        })),
    ],
  };
}
