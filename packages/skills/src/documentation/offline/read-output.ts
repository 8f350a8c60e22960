// Turns what the Read tool shows back into the file.

const NUMBERED = /^\s*(\d+)(?:\t|→)(.*)$/;

/**
 * The tool shows `<number><tab><line>`, as `cat -n` does (older versions: an arrow). Lines that carry no next number
 * are no part of the file: the CLI and guards may add notes.
 * @throws Error when no line is numbered
 */
export function readOutput(shown: string): string {
  const lines: string[] = [];
  for (const line of shown.split('\n')) {
    const [, number, text] = NUMBERED.exec(line) ?? [];
    if (Number(number) === lines.length + 1 && text !== undefined) lines.push(text);
  }
  if (lines.length === 0) throw new Error('the Read tool showed no numbered line');
  return lines.join('\n');
}

/** @throws Error when the file is not the JSON document that its schema name promises */
export function readDocument<T extends { schema: string }>(shown: string, schema: T['schema']): T {
  const value: unknown = JSON.parse(readOutput(shown));
  const found = (value as { schema?: unknown } | null)?.schema;
  if (found !== schema) throw new Error(`expected a ${schema} document, found ${JSON.stringify(found)}`);
  return value as T;
}
