// Puts each trial beside its command, on every page that tells it, and those that did not work on the page of unknowns.
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import type { Item, Sheet } from '../sheet.ts';
import { TRIED_AS } from '../try/choose-trials.ts';
import { commandKey, type Trials } from '../trials.ts';

const UNKNOWNS = 'not-known';
const SECTION = 'Commands that did not work';

/** @param trials `null` when none was asked for */
export function attachTrials(sheets: readonly Sheet[], trials: Trials | null): Sheet[] {
  if (trials === null) return sheets.map((sheet) => ({ ...sheet, tried: 'no' }));
  const byCommand = new Map(trials.claims.map((trial) => [commandKey(trial), trial]));
  return sheets.map((sheet) => {
    if (sheet.page === UNKNOWNS) return withFailures(sheet, trials.claims);
    const own: TrialClaim[] = [];
    const items = sheet.items.map((item): Item => {
      const command = sheet.claims.find(({ id, kind }) => kind === 'command' && item.claims.includes(id));
      const trial =
        command?.kind === 'command' && TRIED_AS.has(item.as) ? byCommand.get(commandKey(command)) : undefined;
      if (trial === undefined) return item;
      own.push(trial);
      return { ...item, claims: [...item.claims, trial.id] };
    });
    return { ...sheet, tried: 'yes', items, claims: [...sheet.claims, ...own] };
  });
}

function withFailures(sheet: Sheet, trials: readonly TrialClaim[]): Sheet {
  const items = trials
    .filter(({ outcome }) => outcome !== 'works')
    .map(({ id }): Item => ({ section: SECTION, as: 'trial', label: '', claims: [id] }));
  return {
    ...sheet,
    tried: 'yes',
    items: [...sheet.items, ...items],
    claims: [...sheet.claims, ...trials],
  };
}
