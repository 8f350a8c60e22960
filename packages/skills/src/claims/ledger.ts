// The ledger: `evidence.json`, the claims that the documents of one run cite.
import type { Claim } from './claim.ts';

export const LEDGER_SCHEMA = 'evidence/1';

export interface Ledger {
  schema: typeof LEDGER_SCHEMA;
  /** Full sha of the commit the run read. */
  head: string;
  claims: Claim[];
}

/** `c12` before `c101`. */
export function byNumber(a: { id: string }, b: { id: string }): number {
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}

/** One claim a line, so that a diff shows which fact changed. */
export function ledgerText({ schema, head, claims }: Ledger): string {
  const lines = claims.map((claim) => `  ${JSON.stringify(claim)}`).join(',\n');
  return `{\n "schema": ${JSON.stringify(schema)},\n "head": ${JSON.stringify(head)},\n "claims": [\n${lines}\n ]\n}\n`;
}
