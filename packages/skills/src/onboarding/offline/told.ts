// An item of a sheet with its claims at hand, and the few phrases that every page uses.
import type { Claim, ClaimKind } from '../../claims/claim.ts';
import { cite } from '../../draft/cite.ts';
import { code } from '../../text/markdown.ts';
import { shorten, cleanText } from '../../text/clean.ts';
import type { Item, Sheet } from '../sheet.ts';

export interface Told {
  section: string;
  as: string;
  label: string;
  claims: Claim[];
  /** The claims of one kind, in order. */
  of<K extends ClaimKind>(kind: K): Extract<Claim, { kind: K }>[];
  /** Markers of all claims. */
  marks: string;
  /** Commands were tried, or may have been. */
  tried: boolean;
}

/** Items that lost a claim, because the guard withheld its line, are left out. */
export function toldItems(sheet: Sheet): Told[] {
  const claims = new Map(sheet.claims.map((claim) => [claim.id, claim]));
  return sheet.items.flatMap((item: Item) => {
    const held = item.claims.map((id) => claims.get(id)).filter((claim) => claim !== undefined);
    if (held.length < item.claims.length || held.length === 0) return [];
    return [
      {
        section: item.section,
        as: item.as,
        label: item.label,
        claims: held,
        of: <K extends ClaimKind>(kind: K) =>
          held.filter((claim): claim is Extract<Claim, { kind: K }> => claim.kind === kind),
        marks: cite(...held),
        tried: sheet.tried === 'yes',
      },
    ];
  });
}

/** Where a line states it. */
export function where({ file, line }: { file: string; line: number }): string {
  return code(`${file}:${line}`);
}

/** A body in a few words. */
export function brief(text: string): string {
  return shorten(cleanText(text), 140);
}
