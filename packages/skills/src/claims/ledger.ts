// The ledger: `evidence.json`, the claims that the documents of one run cite.
import { citedIn } from './cited-in.ts';
import type { Claim } from './claim.ts';

export const LEDGER_SCHEMA = 'evidence/1';

export interface Ledger {
  schema: typeof LEDGER_SCHEMA;
  /** Full sha of the commit the run read. */
  head: string;
  claims: Claim[];
}

/** One claim a line, so that a merge request shows which came and went. */
export function renderLedger(head: string, claims: readonly Claim[]): string {
  const lines = claims.map((claim) => `  ${JSON.stringify(claim)}`).join(',\n');
  return `{\n "schema": ${JSON.stringify(LEDGER_SCHEMA)},\n "head": ${JSON.stringify(head)},\n "claims": [\n${lines}\n ]\n}\n`;
}

/** The claims that the documents cite, each once, in order of number. Of one id the last counts. */
export function citedClaims(documents: readonly string[], claims: readonly Claim[]): Claim[] {
  const cited = new Set(documents.flatMap((text) => citedIn(text).map(({ id }) => id)));
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return [...known.values()].filter(({ id }) => cited.has(id)).sort(byNumber);
}

/** `c12` before `c101`. */
function byNumber(a: { id: string }, b: { id: string }): number {
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}
