// The sentences that tell a trial. They are built from its claim alone, and the verifier lets no other words tell one.
import type { TrialClaim } from '../claims/kinds/trial.ts';
import { prose, said, short } from '../draft/cite.ts';
import { code } from '../text/markdown.ts';

/** Why a command was not started. */
const UNTRIED = {
  unsafe: 'a person should read first what it runs',
  waits: 'it waits for somebody who answers',
  late: 'the time for all commands was over',
  folder: 'its folder was gone',
} as const;
export type Untried = keyof typeof UNTRIED;

/** Stands at a command when the run was not asked to try any. */
export const NOT_TRIED = 'Not tried.';
export const NOT_TRIED_CELL = 'not tried';

/** The whole section of commands that did not work. */
export const NO_TRIALS = 'The commands were not tried: the run was not asked to.';
export const NO_COMMANDS = 'There was no command to try.';
export const ALL_WORKED = 'Each command was run once, in a container without network, and all worked.';

/** One sentence, for a step. */
export function tellTrial(trial: TrialClaim): string {
  const place = `at ${short(trial.sha)} in ${prose(trial.image)}`;
  const [it, was] =
    trial.by === 'typed'
      ? ['It', 'when it was run']
      : [`Without ${code(trial.command.split(' ')[0] ?? '')}, what it runs`, 'when bash ran it'];
  switch (trial.outcome) {
    case 'works':
      return `${it} worked ${was} ${place}.`;
    case 'fails':
      return `${it} failed with exit code ${trial.code} ${was} ${place}${last(trial)}.`;
    case 'needs':
      return `It could not be tried in full ${place}: it needs ${needed(trial)}.`;
    case 'endless':
      return `${it} was still running after ${trial.seconds} s ${place}, and was stopped.`;
    case 'loud':
      return `${it} printed more than is kept ${was} ${place}, and was stopped.`;
    case 'untried':
      return `Not tried: ${reason(trial)}.`;
  }
}

/** A few words, for lists and tables. */
export function briefTrial(trial: TrialClaim): string {
  const by = trial.by === 'typed' ? '' : ', run by bash';
  switch (trial.outcome) {
    case 'works':
      return `worked${by}`;
    case 'fails':
      return `failed with exit code ${trial.code}${by}${last(trial)}`;
    case 'needs':
      return `needs ${needed(trial)}`;
    case 'endless':
      return `still running after ${trial.seconds} s${by}`;
    case 'loud':
      return `printed more than is kept${by}`;
    case 'untried':
      return `not tried: ${reason(trial)}`;
  }
}

function reason({ what }: TrialClaim): string {
  return UNTRIED[what as Untried] ?? 'no reason is kept';
}

function last({ what }: TrialClaim): string {
  return what === '' ? '' : `: ${said(what)}`;
}

function needed({ need, what }: TrialClaim): string {
  switch (need) {
    case 'program':
    case '':
      return code(what);
    case 'package':
      return `the package ${code(what)}`;
    case 'file':
      return `${code(what)}, which the tree does not hold`;
    case 'network':
      return 'the network';
    case 'execution':
      return `to execute ${code(what)}, and nothing there may be executed that is no part of the image`;
    case 'space':
      return 'more space than there is';
  }
}
