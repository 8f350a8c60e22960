// Which file paths may stand in a job: the shell and the CI product both read them, each in its own way.

const SEGMENT = '(?!\\.\\.?(?:/|$))[A-Za-z0-9._][A-Za-z0-9._-]*';
const PLAIN = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*/?$`);

/** Relative, without `..`, globs, variables, spaces, or anything that reads as an option. */
export function isPlainPath(path: string): boolean {
  return PLAIN.test(path);
}
