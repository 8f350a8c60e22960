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

export interface ReadDocument<T> {
  document: T;
  /** The guard withheld lines of it: text that read like instructions. */
  withheld: boolean;
}

const WITHHELD = /^\s*\[withheld: /;

/**
 * Evidence files hold one claim a line, so a line that the guard withheld takes its claim with it and nothing else.
 * @throws Error when the file is not the JSON document that its schema name promises
 */
export function readDocument<T extends { schema: string }>(
  shown: string,
  schema: T['schema'],
): ReadDocument<T> {
  const lines = readOutput(shown).split('\n');
  const kept = lines.filter((line) => !WITHHELD.test(line));
  const withheld = kept.length < lines.length;
  const value: unknown = JSON.parse((withheld ? withoutLooseCommas(kept) : kept).join('\n'));
  const found = (value as { schema?: unknown } | null)?.schema;
  if (found !== schema) throw new Error(`expected a ${schema} document, found ${JSON.stringify(found)}`);
  return { document: value as T, withheld };
}

/** A comma before a closing bracket was followed by a line that is gone. */
function withoutLooseCommas(lines: readonly string[]): string[] {
  return lines.map((line, index) =>
    /^\s*[\]}]/.test(lines[index + 1] ?? '') ? line.replace(/,\s*$/, '') : line,
  );
}
