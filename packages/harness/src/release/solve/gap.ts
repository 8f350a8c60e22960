// Why layers do not fit together: a closed list of kinds, each with the layers, the versions and a way out.

export type GapKind =
  | 'no-contracts'
  | 'layer-twice'
  | 'not-provided'
  | 'provided-twice'
  | 'provider-differs'
  | 'reader-behind'
  | 'reader-ahead'
  | 'layer-missing'
  | 'range';

export interface Gap {
  kind: GapKind;
  /** Names of the layers that disagree. */
  layers: readonly string[];
  what: string;
  instead: string;
}
