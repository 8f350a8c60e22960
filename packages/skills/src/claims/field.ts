// Tests for the fields of a claim that anybody may have written.

export type FieldTest = (value: unknown) => boolean;

export const text: FieldTest = (value) => typeof value === 'string';
export const filled: FieldTest = (value) => typeof value === 'string' && value !== '';
export const sha: FieldTest = (value) =>
  typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
export const count: FieldTest = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const line: FieldTest = (value) => count(value) && Number(value) > 0;
export const oneOf =
  (...known: readonly string[]): FieldTest =>
  (value) =>
    typeof value === 'string' && known.includes(value);
