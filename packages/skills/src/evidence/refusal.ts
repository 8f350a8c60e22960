// A reason not to collect anything, in words for the person who started the run.

export type RefusalCode =
  | 'usage'
  | 'not-a-repository'
  | 'no-commits'
  | 'shallow-clone'
  | 'out-not-writable'
  | 'state-unreadable'
  | 'not-alone'
  | 'tree-too-large';

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly instead: string;

  constructor(code: RefusalCode, message: string, instead: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.instead = instead;
  }
}

/** Exit code of a refusal; 2 is left to the hooks of the CLI, 1 to a crash. */
export const REFUSED = 3;
