// Whether an exception may hold: of the baseline's owner, to one rule that may be loosened, for a narrow thing, for a while.
import type { Exception, Rule } from '@agent-harness/contracts';
import { DAY, endOf } from './last-day.ts';
import { type Levels, documentsOf } from './level-document.ts';
import type { LevelProblem } from './level-problem.ts';
import { levelRules } from './level-rules.ts';
import { mayBeExcepted } from './may-be-excepted.ts';
import { type Fault, whereFaults } from './where-faults.ts';

/** The longest that one may hold. Days. */
const LONGEST = 366;

export function checkExceptions(levels: Levels): LevelProblem[] {
  const { baseline, tightenings, now } = levels;
  const known = [...levels.rules, ...levelRules(baseline)];
  const seen = new Set<string>();
  const own = (baseline.document.exceptions ?? []).flatMap((exception, at) => {
    const faults = [
      ...(seen.has(exception.id)
        ? [
            {
              pointer: '/id',
              what: `two exceptions are called ${exception.id}`,
              instead: 'name each for itself',
            },
          ]
        : []),
      ...ownerFaults(exception, baseline.document.owner),
      ...ruleFaults(exception, known),
      ...whereFaults(exception.where),
      ...scopeFaults(exception),
      ...endFaults(exception, now),
    ];
    seen.add(exception.id);
    return faults.map((fault) => ({
      ...fault,
      file: baseline.file,
      pointer: `/exceptions/${at}${fault.pointer}`,
    }));
  });
  return [
    ...own,
    ...documentsOf({ ...levels, tightenings })
      .slice(1)
      .flatMap(notHere(baseline.document.owner)),
  ];
}

/** Exceptions loosen, and only the level above may loosen what it asks for. */
function notHere(owner: string) {
  return ({ file, document }: Levels['baseline']): LevelProblem[] =>
    (document.exceptions ?? []).map(({ id }, at) => ({
      file,
      pointer: `/exceptions/${at}`,
      what: `the exception ${id} would loosen the baseline from below`,
      instead: `ask ${owner} to add it to the baseline`,
    }));
}

function ownerFaults({ owner }: Exception, expected: string): Fault[] {
  if (owner === expected) return [];
  return [
    {
      pointer: '/owner',
      what: `${owner} does not own the baseline`,
      instead: `only ${expected} may loosen it: let them take it over`,
    },
  ];
}

function ruleFaults({ rule: id, where }: Exception, known: readonly Rule[]): Fault[] {
  const rule = known.find((one) => one.id === id);
  if (!rule)
    return [
      {
        pointer: '/rule',
        what: `the baseline has no rule ${id}`,
        instead: 'take the id from `harness explain`; a project’s own rule is changed in the project',
      },
    ];
  const kinds = mayBeExcepted(rule);
  if (kinds.length === 0)
    return [
      {
        pointer: '/rule',
        what: `${id} keeps the guard or its secrets safe and has no exceptions`,
        instead: 'find another way to the goal',
      },
    ];
  if (kinds.includes(where.kind)) return [];
  return [
    {
      pointer: '/where/kind',
      what: `${id} is not about a ${where.kind}`,
      instead: `name a ${kinds.join(' or a ')}`,
    },
  ];
}

function scopeFaults(exception: Exception): Fault[] {
  return exception.for.flatMap((scope, at) =>
    /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/u.test(scope)
      ? []
      : [
          {
            pointer: `/for/${at}`,
            what: `${scope} is not a skill, a stage or a profile`,
            instead: 'write documentation, documentation/write or developer',
          },
        ],
  );
}

function endFaults({ expires }: Exception, now: Date): Fault[] {
  const end = endOf(expires);
  const fault = (what: string, instead: string): Fault[] => [{ pointer: '/expires', what, instead }];
  if (Number.isNaN(end)) return fault(`${expires} is no date`, 'write it as 2027-01-31');
  if (end <= now.getTime())
    return fault(`the exception ended on ${expires}`, 'remove it, or let its owner decide again');
  if (end - now.getTime() > (LONGEST + 1) * DAY)
    return fault(`${expires} is more than a year away`, 'choose a day within a year');
  return [];
}
