// Why a release may not be cut: a closed list of gates, each reason with a way out.

export type Gate =
  | 'exists'
  | 'dirty'
  | 'changesets'
  | 'unowned'
  | 'released'
  | 'contracts'
  | 'third-party'
  | 'acceptance'
  | 'sign-off'
  | 'confinement';

export interface Reason {
  gate: Gate;
  what: string;
  instead: string;
}

export const renderReasons = (reasons: readonly Reason[]): string =>
  reasons.map(({ gate, what, instead }) => `${gate}: ${what}\n  instead: ${instead}\n`).join('');
