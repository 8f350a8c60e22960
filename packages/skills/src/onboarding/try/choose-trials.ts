// Which commands are tried, in the order in which a newcomer would type them.
import type { CommandClaim } from '../../claims/kinds/command.ts';
import type { PageName } from '../pages.ts';
import type { Sheet } from '../sheet.ts';
import { commandKey } from '../trials.ts';

/** The steps first: what they build, later commands find. */
const ORDER: readonly PageName[] = ['getting-started', 'first-change', 'reference'];
/** Kinds of item that tell a reader about one command; others only name its tool. */
export const TRIED_AS: ReadonlySet<string> = new Set(['step', 'one', 'command']);
const MOST = 80;

export function chooseTrials(sheets: readonly Sheet[]): CommandClaim[] {
  const found = new Map<string, CommandClaim>();
  for (const page of ORDER)
    for (const sheet of sheets.filter((candidate) => candidate.page === page)) {
      const claims = new Map(sheet.claims.map((claim) => [claim.id, claim]));
      const told = sheet.items.filter(({ as }) => TRIED_AS.has(as)).flatMap((item) => item.claims);
      for (const id of told) {
        const claim = claims.get(id);
        if (claim?.kind === 'command' && !found.has(commandKey(claim))) found.set(commandKey(claim), claim);
      }
    }
  return [...found.values()].slice(0, MOST);
}
