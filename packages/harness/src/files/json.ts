// JSON as files hold it, and as it is read where anything may stand.

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Null for what is not JSON. */
export function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
