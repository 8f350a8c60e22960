// An alert as it was handed over: in the contract's own form, or in one that is turned into it; anything else is refused.
import { HarnessError } from '@agent-harness/contracts';
import { objectOf } from '../../text/plain-data.ts';
import type { Alert } from './alert.ts';
import { cleanAlert } from './clean-alert.ts';
import { normaliseAlert } from './normalise.ts';

/** Azure's own bound on an alert that embeds rows, four times over. */
const MOST_BYTES = 1 << 20;

/**
 * @param payload as it arrived
 * @throws HarnessError `alert.size`, `alert.json`, and what its form's reader throws
 */
export function readAlert(payload: string): Alert {
  if (Buffer.byteLength(payload) > MOST_BYTES)
    throw new HarnessError(
      'alert.size',
      'the alert is larger than 1 MB',
      'Azure Monitor sends at most 256 KB; check who sent it',
    );
  let body: unknown;
  try {
    body = JSON.parse(payload);
  } catch {
    throw new HarnessError('alert.json', 'the alert is not JSON', 'send the webhook’s body unchanged');
  }
  const fields = objectOf(body);
  return 'contract' in fields ? cleanAlert(fields) : normaliseAlert(fields);
}
