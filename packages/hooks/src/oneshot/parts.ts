// Where the one-shot hook lies, and how it loads a part that not every call needs.
export interface Parts {
  /** Absolute; holds the parts and the profiles. */
  folder: string;
  /** @returns what the part exports; throws when it cannot be loaded */
  load(name: 'policy-shape' | 'check-policy'): Record<string, unknown>;
}
