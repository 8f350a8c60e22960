// The claims of a ledger that an earlier run left, as far as they have the right form.
import type { Claim } from '../../claims/claim.ts';
import { parseClaim } from '../../claims/parse-claim.ts';
import { listOf, objectOf, parsedOrNull } from '../../text/plain-data.ts';

/** @returns none when there is no ledger or it is no JSON */
export function claimsOf(text: string | undefined): Claim[] {
  return listOf(objectOf(parsedOrNull(text ?? ''))['claims']).flatMap((value) => {
    const parsed = parseClaim(value);
    return parsed.ok ? [parsed.claim] : [];
  });
}
