// The path that a consumer reads: a JSON pointer with steps for every item, for any key, and for what may be missing.
import type { Schema } from '../compatibility/schema.ts';

export interface Step {
  kind: 'field' | 'items' | 'any-key';
  key: string;
  /** The reader copes with nothing, or null, here: as `?.` does. */
  optional: boolean;
}

/** @param path `*` is each item of a list, `<name>` any key, a `?` after a step says that it may be missing or null */
export function stepsOf(path: string): Step[] | undefined {
  if (!/^(?:\/[^/]+)+$/.test(path)) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((written) => {
      const optional = written.endsWith('?');
      const step = optional ? written.slice(0, -1) : written;
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (step === '*') return { kind: 'items', key, optional };
      return { kind: /^<\w+>$/.test(step) ? 'any-key' : 'field', key, optional };
    });
}

/** The reader's own schema of a document, as far as this path says: open, so that it minds nothing else. */
export function projectionOf([step, ...rest]: readonly Step[], value: Schema): Schema {
  if (step === undefined) return value;
  const below = projectionOf(rest, value);
  const inside = step.optional ? { anyOf: [below, { type: 'null' }] } : below;
  switch (step.kind) {
    case 'items':
      return { type: 'array', items: inside };
    case 'any-key':
      return { type: 'object', additionalProperties: inside };
    case 'field':
      return {
        type: 'object',
        properties: { [step.key]: inside },
        required: step.optional ? [] : [step.key],
      };
  }
}

/** Every value of a document that the path leads to. */
export function valuesAt(document: unknown, [step, ...rest]: readonly Step[]): unknown[] {
  if (step === undefined) return [document];
  if (document === null || typeof document !== 'object') return [];
  if ((step.kind === 'items') !== Array.isArray(document)) return [];
  const entries = Object.entries(document);
  const inside = step.kind === 'field' ? entries.filter(([key]) => key === step.key) : entries;
  return inside.flatMap(([, value]) => valuesAt(value, rest));
}
