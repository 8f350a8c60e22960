// The guard's layers as they ship: L1-L5 of this package.
import type { GuardSession } from '@agent-harness/contracts';
import { containerView } from '../decide/container-view.ts';
import { decide } from '../decide/decide.ts';
import { normalise, readFacts } from '../event/normalise.ts';
import { overlaps } from '../policy/is-at-or-below.ts';
import { loadRules } from '../policy/load-rules.ts';
import { policyDocument } from '../policy/policy-document.ts';
import { credentialsIn } from '../sanitise/credentials-in.ts';
import { redactor } from '../sanitise/redactor.ts';
import { sanitiseResponse } from '../sanitise/sanitise-response.ts';
import { madeOnce } from '../shell/made-once.ts';
import type { Layers } from './layers.ts';

export const securityLayers: Layers = {
  readFacts,
  normalise,
  decide,
  sanitiseResponse,
  resolver,
  credentialsIn,
  redactor: (event, policy, input) => redactor(event, policy ?? shipped(), input),
};

/** Grants nothing; only its rules are used. Read if the harness records something before it opens a session. */
const shipped = madeOnce(() =>
  policyDocument(
    { name: 'shipped rules', tools: [], commands: [], read: [], write: [], hosts: [] },
    loadRules(),
  ),
);

/** Where the stage may write, the agent may have made links; the view is stricter there. */
function resolver({ mounts, policy }: GuardSession): ReturnType<Layers['resolver']> {
  const writable = (target: string): boolean => policy.space.write.some((root) => overlaps(target, root));
  return containerView(mounts.map((mount) => ({ ...mount, writable: writable(mount.target) })));
}
