// Labels of a Mermaid flowchart: any text, inert, and back.

/** Everything but plain name characters becomes a `#code;` entity, which Mermaid shows as the character. */
export function escapeLabel(text: string): string {
  return [...text]
    .map((char) => (/[A-Za-z0-9 /._-]/.test(char) ? char : `#${char.codePointAt(0) ?? 63};`))
    .join('');
}

export function unescapeLabel(label: string): string {
  return label.replace(/#(\d{1,7});/g, (all, digits: string) => {
    const point = Number(digits);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}
