// Which file paths may stand in a job: the shell and the CI product both read them, each in its own way.

const NAME = '(?!\\.\\.?(?:/|$))[A-Za-z0-9._][A-Za-z0-9._-]*';
const DATED = '\\[0-9\\]\\*';
const PLAIN = new RegExp(`^${NAME}(?:/(?:${NAME}|${DATED}))*/?$`);

/**
 * Relative, without `..`, variables, spaces, or anything that reads as an option. The one pattern is `[0-9]*` as a
 * folder below another: runs are folders named by date, and a shell and GitLab agree on what it means.
 */
export function isPlainPath(path: string): boolean {
  return PLAIN.test(path);
}
