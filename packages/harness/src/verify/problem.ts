// What verification finds: a closed list of kinds, each naming the part that is wrong.

export type ProblemKind =
  /** A file that is listed and not there, there and not listed, of other bytes, or no file at all. */
  | 'missing'
  | 'unknown'
  | 'changed'
  | 'link'
  /** release.json itself, or what it says of its own files. */
  | 'release'
  | 'signature'
  | 'provenance'
  | 'reference'
  | 'layer'
  | 'contracts'
  | 'install'
  | 'acceptance'
  | 'sign-off'
  | 'image';

export interface Problem {
  kind: ProblemKind;
  /** A path in the release folder, or the name of a layer. */
  part: string;
  what: string;
  instead: string;
}

const AGAIN = 'get the release again from where it was published, and do not use this one';

export const problem = (kind: ProblemKind, part: string, what: string, instead: string = AGAIN): Problem => ({
  kind,
  part,
  what,
  instead,
});

export const renderProblem = ({ kind, part, what, instead }: Problem): string =>
  `${kind} ${part}: ${what}\n  instead: ${instead}\n`;
