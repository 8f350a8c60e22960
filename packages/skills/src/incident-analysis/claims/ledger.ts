// Collects claims while evidence is written up: the same fact stated twice is one claim.
import type { Claim, ClaimDraft, Formula, Where } from './claim.ts';
import { type Table, compute } from './compute.ts';

export interface Ledger {
  claims: Claim[];
  /** @returns the marker, `[c3](#evidence)` */
  cite(draft: ClaimDraft): string;
  /** The number with its marker: `12 [c3](#evidence)`, or `no data` with one. */
  number(query: string, formula: Formula): string;
  value(query: string, formula: Formula): number | null;
  text(query: string, column: string, where: Where, value: string): string;
}

export function openLedger(tables: ReadonlyMap<string, Table>): Ledger {
  const claims: Claim[] = [];
  const known = new Map<string, string>();
  const cite = (draft: ClaimDraft): string => {
    const key = JSON.stringify(draft);
    const id = known.get(key) ?? `c${claims.length + 1}`;
    if (!known.has(key)) claims.push({ id, ...draft } as Claim);
    known.set(key, id);
    return marker(id);
  };
  const value = (query: string, formula: Formula): number | null => {
    const table = tables.get(query);
    return table === undefined ? null : compute(formula, table);
  };
  return {
    claims,
    cite,
    value,
    number(query, formula) {
      const found = value(query, formula);
      if (found === null) return `no data ${cite({ kind: 'no-data', query })}`;
      const unit = formula.of === 'share' ? ' %' : '';
      return `${found}${unit} ${cite({ kind: 'number', query, formula, value: found })}`;
    },
    text: (query, column, where, words) => cite({ kind: 'text', query, column, where, value: words }),
  };
}

export const marker = (id: string): string => `[${id}](#evidence)`;
