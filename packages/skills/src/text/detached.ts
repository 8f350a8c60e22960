// Frees a piece of text from the chunk that it was cut out of.

/** A cut string keeps its whole source in memory; what is kept for long is copied first. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
