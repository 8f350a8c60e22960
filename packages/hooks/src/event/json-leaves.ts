// Walks JSON and lists its leaves with the JSON pointer of each.

/** Deeper nesting than this does not come from Claude Code. */
const MAX_DEPTH = 64;

export interface Leaf {
  text: string;
  pointer: string;
}

/** Every string, and every `true` (as text): what a call can say. @throws RangeError when nested too deeply */
export function leaves(value: unknown, pointer: string): Leaf[] {
  const found: Leaf[] = [];
  walk(value, pointer, 0, found);
  return found;
}

function walk(value: unknown, pointer: string, depth: number, found: Leaf[]): void {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
  if (typeof value === 'string') found.push({ text: value, pointer });
  else if (value === true) found.push({ text: 'true', pointer });
  else if (Array.isArray(value))
    for (const [at, inner] of value.entries()) walk(inner, `${pointer}/${at}`, depth + 1, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      // A key can carry text as well as a value can.
      walk(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, found);
}
