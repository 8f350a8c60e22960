// Evidence as JSON that a person and the Read tool can page through.

/** JSON with one line for each member of a list, so that a person and the Read tool can page through it. */
export function toLines(content: unknown): string {
  const lines = Object.entries(content as Record<string, unknown>).map(([key, value]) => {
    const list = Array.isArray(value) && value.some((item) => typeof item === 'object');
    const body = list
      ? `[\n${(value as unknown[]).map((item) => `  ${inert(item)}`).join(',\n')}\n ]`
      : inert(value);
    return ` ${JSON.stringify(key)}: ${body}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

// Line separators of Unicode would break the numbering of a reader that honours them.
function inert(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
