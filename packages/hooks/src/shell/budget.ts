// Counts the work of reading one program: a hostile one is refused after so many steps, never after so much time.

/** One step is about one character looked at. Ordinary programs take five thousand, few take fifty thousand. */
export const MAX_STEPS = 1_000_000;
/** What a node of the syntax tree costs, beside its text. */
export const NODE = 128;
/** What a word costs that the layers will judge. */
export const WORD = 1024;

/** Thrown by `spend` when nothing is left. */
export class OverBudget extends Error {}

export interface Budget {
  /** @throws OverBudget when more than the limit has been spent */
  spend(steps: number): void;
  /** Steps so far; never much more than the limit. */
  spent(): number;
}

export function newBudget(limit: number = MAX_STEPS): Budget {
  let spent = 0;
  return {
    spend(steps) {
      spent += steps;
      if (spent > limit) throw new OverBudget(`reading it takes more than ${limit} steps`);
    },
    spent: () => spent,
  };
}
