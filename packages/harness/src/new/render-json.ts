// JSON as this repository keeps it, so that a written file passes the formatter: short lists on one line.

/** Characters of a line. */
const WIDTH = 110;

export function renderJson(value: unknown): string {
  return `${render(value, '', 0)}\n`;
}

/** @param taken characters of the line that are not ours: the key before, the comma after */
function render(value: unknown, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const plain = value.every((one) => typeof one !== 'object' || one === null);
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    if (plain && indent.length + taken + columnsOf(line) <= WIDTH) return line;
    return `[\n${value.map((one, at) => inner + render(one, inner, comma(at, value.length))).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, one], at) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${render(one, inner, name.length + comma(at, entries.length))}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

const comma = (at: number, count: number): number => (at < count - 1 ? 1 : 0);

/** The formatter counts two columns for a character of these scripts. */
const columnsOf = (line: string): number =>
  line.length +
  (line.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? []).length;
