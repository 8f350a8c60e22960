// Finds the claim markers of a document: `[c3](#evidence)`.

export interface Marker {
  id: string;
  /** 1-based. */
  line: number;
}

/** An escaped bracket is text, not a marker. */
const MARKER = /(?<!\\)\[(c[1-9]\d{0,5})\](?:\(#[\w-]*\))?/g;

/** @param by what stands in the place of each */
export function withoutMarkers(text: string, by = ''): string {
  return text.replace(MARKER, by);
}

export function citedIn(document: string): Marker[] {
  return document.split('\n').flatMap((text, index) =>
    [...text.matchAll(MARKER)].map((match) => ({
      id: match[1] ?? '',
      line: index + 1,
    })),
  );
}
