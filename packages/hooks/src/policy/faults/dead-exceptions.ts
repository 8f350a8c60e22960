// Exceptions that let nothing pass that was not passing already, hold for nobody, or are about to end.
import type { Exception, Policy, Where } from '@agent-harness/contracts';
import { decide } from '../../decide/decide.ts';
import { normalise } from '../../event/normalise.ts';
import { composeLevels, holdsFor } from '../compose-policy.ts';
import { EXAMPLE_CWD } from '../example-event.ts';
import { DAY, endOf } from '../levels/last-day.ts';
import type { Levels } from '../levels/level-document.ts';
import type { ProblemSpace } from '../policy-document.ts';
import { PLAIN } from './play-example.ts';
import type { PolicyFault } from './policy-faults.ts';

/** Days. */
const SOON = 30;

export function deadExceptions(levels: Levels, spaces: readonly ProblemSpace[]): PolicyFault[] {
  const { file, document } = levels.baseline;
  return (document.exceptions ?? []).flatMap((exception, at) =>
    faultsOf(exception, levels, spaces).map((fault) => ({ ...fault, file, pointer: `/exceptions/${at}` })),
  );
}

type Fault = Omit<PolicyFault, 'file' | 'pointer'>;

function faultsOf(exception: Exception, levels: Levels, spaces: readonly ProblemSpace[]): Fault[] {
  const { id, expires } = exception;
  const fault = (what: string, instead: string, serious = true): Fault => ({
    kind: 'exception',
    serious,
    what,
    instead,
  });
  const nobody = exception.for.filter((scope) => !spaces.some(({ name }) => holdsFor([scope], name)));
  const policies = spaces
    .filter(({ name }) => holdsFor(exception.for, name))
    .map((space) => composeLevels(space, levels));
  const days = Math.ceil((endOf(expires) - levels.now.getTime()) / DAY);
  return [
    ...nobody.map((scope) =>
      fault(
        `the exception ${id} holds for ${scope}, which is no skill, stage or profile`,
        'correct the name',
      ),
    ),
    ...(policies.length > 0 && !policies.some((policy) => matters(exception, policy))
      ? [fault(`the exception ${id} matches nothing that ${exception.rule} refuses there`, 'remove it')]
      : []),
    ...(days <= SOON
      ? [fault(`the exception ${id} ends on ${expires}`, 'let its owner renew it, or do without', false)]
      : []),
  ];
}

/** True when the rule refuses what the exception names, and no longer does with it. */
function matters({ rule, where }: Exception, policy: Policy): boolean {
  const refuses = (event: object, by: Policy): boolean =>
    decide(normalise(event), by, PLAIN).verdicts.some((one) => one.rule === rule && one.verdict === 'deny');
  return callsOf(where).some(
    (event) => refuses(event, { ...policy, exceptions: [] }) && !refuses(event, policy),
  );
}

/** Calls that ask for exactly what is excepted. */
function callsOf(where: Where): object[] {
  switch (where.kind) {
    case 'command':
      return [call('Bash', { command: [where.name, ...where.words.map(quoted)].join(' ') })];
    case 'path': {
      const paths = where.globs.map((glob) =>
        glob
          .replace(/^\*\*\//u, `${EXAMPLE_CWD}/`)
          .replaceAll(/\*\*\/|\*+/gu, (stars) => (stars.endsWith('/') ? 'x/' : 'x')),
      );
      return paths.flatMap((path) =>
        where.access.map((access) =>
          access === 'write'
            ? call('Write', { file_path: path, content: '' })
            : call(access === 'read' ? 'Read' : 'Glob', { file_path: path, path, pattern: '*' }),
        ),
      );
    }
    case 'host':
      return where.hosts.map((host) =>
        call('WebFetch', { url: `https://${host.replace('*.', 'a.')}/`, prompt: 'x' }),
      );
  }
}

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

function call(tool_name: string, tool_input: object): object {
  return {
    hook_event_name: 'PreToolUse',
    session_id: 'check',
    cwd: EXAMPLE_CWD,
    tool_use_id: 'toolu_check',
    tool_name,
    tool_input,
  };
}
