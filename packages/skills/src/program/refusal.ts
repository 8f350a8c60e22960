// A reason not to do what a skill's program is for, in words for the person who started the run.
import { HarnessError } from '@agent-harness/contracts';

export type RefusalCode =
  | 'usage'
  | 'not-a-repository'
  | 'no-commits'
  | 'shallow-clone'
  | 'out-not-writable'
  | 'state-unreadable'
  | 'not-alone'
  | 'no-evidence'
  | 'no-scope'
  | 'tree-too-large';

export class Refusal extends HarnessError<RefusalCode> {}
