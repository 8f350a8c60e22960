// Walks JSON and yields its leaves with the JSON pointer of each.

/** Deeper nesting than this does not come from Claude Code. */
const MAX_DEPTH = 64;

/** Every string, and every `true` (as text): what a call can say. @throws RangeError when nested too deeply */
export function* leaves(
  value: unknown,
  pointer: string,
  depth = 0,
): Generator<{ text: string; pointer: string }> {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
  if (typeof value === 'string') yield { text: value, pointer };
  else if (value === true) yield { text: 'true', pointer };
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      // A key can carry text as well as a value can.
      yield* leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    }
}
