// An exception to one rule, as the organisation's level would hold it: for a person to own, to explain and to let end.
import type { Exception, Rule, Where } from '@agent-harness/contracts';
import { DAY } from '../policy/levels/last-day.ts';
import { mayBeExcepted } from '../policy/levels/may-be-excepted.ts';
import type { RejectionGroup } from './group-rejections.ts';

/** How long a proposed exception holds. Days. */
const DAYS = 90;

/** @returns null where no exception can name exactly what was asked */
export function exceptionPatch(group: RejectionGroup, rules: readonly Rule[]): Exception | null {
  const where = whereOf(group);
  const rule = group.rules[0];
  const known = rules.find(({ id }) => id === rule);
  // Some rules have no exceptions, whoever asks.
  if (where === null || rule === undefined || !known || !mayBeExcepted(known).includes(where.kind))
    return null;
  const end = new Date(Date.parse(group.lastSeen) + DAYS * DAY);
  const name =
    where.kind === 'command'
      ? where.name
      : where.kind === 'path'
        ? where.globs.join('-')
        : where.hosts.join('-');
  return {
    id: `${rule}-${name}`
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '-')
      .replaceAll(/^-|-$/gu, ''),
    rule,
    where,
    for: group.stages,
    owner: 'FILL IN: who answers for it',
    reason: `FILL IN: why; refused ${group.count} times in ${group.runs.length} runs`,
    expires: end.toISOString().slice(0, 10),
  };
}

function whereOf({ attempt, alike }: RejectionGroup): Where | null {
  switch (attempt.kind) {
    case 'command':
      return alike && attempt.words !== null
        ? { kind: 'command', name: attempt.name, words: attempt.words }
        : null;
    case 'path':
      return { kind: 'path', globs: [`${attempt.root}/**`], access: [attempt.access] };
    case 'host':
      return { kind: 'host', hosts: [attempt.name] };
    case 'tool':
      return null;
  }
}
