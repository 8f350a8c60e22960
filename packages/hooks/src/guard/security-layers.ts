// The guard's layers as they ship: L1-L5 of this package.
import type { GuardSession } from '@agent-harness/contracts';
import { containerView } from '../decide/container-view.ts';
import { decide } from '../decide/decide.ts';
import { normalise } from '../event/normalise.ts';
import { redact } from '../sanitise/redact.ts';
import { sanitiseResponse } from '../sanitise/sanitise-response.ts';
import type { Layers } from './layers.ts';

export const securityLayers: Layers = { normalise, decide, sanitiseResponse, redact, resolver };

/** Where the stage may write, the agent may have made links; the view is stricter there. */
function resolver({ mounts, policy }: GuardSession): ReturnType<Layers['resolver']> {
  const writable = (target: string): boolean =>
    policy.space.write.some(
      (root) => target === root || target.startsWith(`${root}/`) || root.startsWith(`${target}/`),
    );
  return containerView(mounts.map((mount) => ({ ...mount, writable: writable(mount.target) })));
}
