// What is wrong with the levels of a policy: every problem at once, each with its place and its remedy.
import { HarnessError } from '@agent-harness/contracts';

export interface LevelProblem {
  file: string;
  /** JSON pointer (RFC 6901). */
  pointer: string;
  /** A sentence without its full stop. */
  what: string;
  instead: string;
}

export class LevelError extends HarnessError<'policy.levels'> {
  readonly problems: readonly LevelProblem[];

  constructor(problems: readonly LevelProblem[]) {
    super(
      'policy.levels',
      `the levels of the policy do not fit together:\n${problems.map(renderProblem).join('\n')}`,
      `correct the ${problems.length === 1 ? 'value' : `${problems.length} values`} above; nothing was started`,
    );
    this.problems = problems;
  }
}

export function renderProblem({ file, pointer, what, instead }: LevelProblem): string {
  return `  ${file}#${pointer}: ${what}; ${instead}`;
}
