// Walks JSON and lists its leaves with the JSON pointer of each.

/** Deeper nesting than this does not come from Claude Code. */
const MAX_DEPTH = 64;

export interface Leaf {
  text: string;
  pointer: string;
  /** The last name on the way to it that is no place in a list. */
  field: string;
}

/**
 * Every string, and every `true` (as text): what a call can say.
 * @param field what the value is the value of
 * @throws RangeError when nested too deeply
 */
export function leaves(value: unknown, pointer: string, field = ''): Leaf[] {
  const found: Leaf[] = [];
  walk(value, pointer, field, 0, found);
  return found;
}

function walk(value: unknown, pointer: string, field: string, depth: number, found: Leaf[]): void {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
  if (typeof value === 'string') found.push({ text: value, pointer, field });
  else if (value === true) found.push({ text: 'true', pointer, field });
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      // A key can carry text as well as a value can.
      const name = /[~/]/u.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
      walk(inner, `${pointer}/${name}`, /^\d*$/u.test(key) ? field : name, depth + 1, found);
    }
}
