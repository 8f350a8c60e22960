// The claims of a ledger that an earlier run left, as far as they have the right form.
import type { Claim } from '../../claims/claim.ts';
import { parseClaim } from '../../claims/parse-claim.ts';

/** @returns none when there is no ledger or it is no JSON */
export function claimsOf(text: string | undefined): Claim[] {
  try {
    const { claims } = JSON.parse(text ?? '{}') as { claims?: unknown };
    if (!Array.isArray(claims)) return [];
    return claims.flatMap((value) => {
      const parsed = parseClaim(value);
      return parsed.ok ? [parsed.claim] : [];
    });
  } catch {
    return [];
  }
}
