// Reads the first line of a commit: conventional type and scope, or a subsystem prefix.

export interface Heading {
  type: string | null;
  scope: string | null;
  breaking: boolean;
  /** `net` in `net: drop the old timer`, when it is no conventional type. */
  prefix: string | null;
  /** What is left. */
  text: string;
}

const TYPES = new Set(
  'build chore ci docs feat feature fix hotfix perf refactor revert style test tests deps release improvement wip'.split(
    ' ',
  ),
);
const PATTERN = /^([\w./+-]{1,40})(?:\(([^()]{1,60})\))?(!)?:\s+(\S.*)$/u;

export function readHeading(subject: string): Heading {
  const plain = subject.replace(/^(\p{Extended_Pictographic}\uFE0F?\s*|:[a-z0-9_+-]+:\s*)+/iu, '');
  const [, word = '', scope, bang, text] = PATTERN.exec(plain) ?? [];
  if (text === undefined) return { type: null, scope: null, breaking: false, prefix: null, text: plain };
  const conventional = TYPES.has(word.toLowerCase());
  return {
    type: conventional ? word.toLowerCase() : null,
    scope: conventional ? (scope?.trim() ?? null) : null,
    breaking: bang !== undefined,
    prefix: conventional ? null : word,
    text,
  };
}
