// One difference between two releases, and the team that made it.

export type ChangedPart =
  'layer' | 'rule' | 'baseline' | 'image' | 'skill' | 'grant' | 'host' | 'contract' | 'suite' | 'third-party';

export interface Change {
  /** The team whose layer it is. */
  team: string;
  part: ChangedPart;
  kind: 'added' | 'removed' | 'changed';
  what: string;
  /** null when added, and when there is nothing short to say. */
  from: string | null;
  to: string | null;
}

interface Item {
  /** Decides whether it changed. */
  value: string;
  /** What a person reads. */
  told: string;
}

export type Items = ReadonlyMap<string, Item>;

/** A value that is told as it is. */
export const plainItem = (value: string): Item => ({ value, told: value });

/** By name; a name on both sides is changed when its value is another. */
export function changesOf(team: string, part: ChangedPart, before: Items, after: Items): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((what): Change[] => {
    const [a, b] = [before.get(what), after.get(what)];
    if (a?.value === b?.value) return [];
    const kind = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
    return [{ team, part, kind, what, from: a?.told ?? null, to: b?.told ?? null }];
  });
}
