// Reads `evidence.json` and keeps the claims that have the right form.
import type { Claim } from '../claims/claim.ts';
import { LEDGER_SCHEMA } from '../claims/ledger.ts';
import { parseClaim } from '../claims/parse-claim.ts';
import type { Report } from './report.ts';

const FILE = 'evidence.json';

/** Well-formed claims by id; every other problem is reported. */
export function readLedger(text: string, head: string, report: Report): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    report(FILE, null, `is not JSON: ${(error as Error).message}`);
    return claims;
  }
  const ledger = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (ledger['schema'] !== LEDGER_SCHEMA) report(FILE, null, `schema must be ${LEDGER_SCHEMA}`);
  if (ledger['head'] !== head)
    report(FILE, null, `head is ${JSON.stringify(ledger['head'])}, the run read ${head}`);
  if (!Array.isArray(ledger['claims'])) {
    report(FILE, null, 'claims must be a list');
    return claims;
  }
  for (const item of ledger['claims']) {
    const parsed = parseClaim(item);
    if (!parsed.ok) for (const problem of parsed.problems) report(FILE, null, problem);
    else if (claims.has(parsed.claim.id)) report(FILE, null, `${parsed.claim.id} is there twice`);
    else claims.set(parsed.claim.id, parsed.claim);
  }
  return claims;
}
