// Takes the values out of assignments that look like secrets.

const SECRET = /(\b\w*(?:password|passwd|secret|token|api_?key)\w*=)(?![$\s])\S+/gi;

/** The name stays, the value becomes an ellipsis. */
export function maskSecrets(text: string): string {
  return text.replace(SECRET, '$1…');
}
