// A decision in words, for the person who asks why.
import type { Command, Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { Decision } from '../decide/decide.ts';
import { alternativesTo } from './alternatives-to.ts';
import { originOf } from './origin-of.ts';

/** Several lines: what was asked as the guard read it, then each layer's verdict, whose rule it is, and what would pass. */
export function explainDecision(event: ToolEvent, decision: Decision, policy: Policy): string {
  return [
    `${event.tool ?? event.hook} (${event.hook}) in ${event.cwd}: ${decision.decision === 'allow' ? 'allowed' : 'denied'}`,
    ...programLines(event),
    ...list(
      'paths',
      event.paths.map(({ path, access, from }) => `${access} ${path}  (from ${from})`),
    ),
    ...list(
      'hosts',
      event.hosts.map(({ host, from }) => `${host}  (from ${from})`),
    ),
    'verdicts',
    ...decision.verdicts.flatMap((verdict) => verdictLines(verdict, policy)),
  ].join('\n');
}

function programLines({ program }: ToolEvent): string[] {
  if (!program) return [];
  return [
    ...list('commands', program.commands.map(commandLine)),
    ...list('not understood', program.problems),
  ];
}

function commandLine({ name, words, assignments, redirects, via }: Command): string {
  const parts = [
    ...assignments.map(({ name: variable, value }) => `${variable}=${value.text ?? '(dynamic)'}`),
    name === '' ? '(no command)' : (name ?? '(dynamic)'),
    ...words
      .slice(1)
      .map(({ text, source }) => (text === null ? `(dynamic: ${source})` : JSON.stringify(text))),
    ...redirects.map(
      ({ op, target }) => `${op} ${target.text === null ? '(dynamic)' : JSON.stringify(target.text)}`,
    ),
  ];
  return parts.join(' ') + (via.length > 0 ? `  (through ${via.join(', ')})` : '');
}

function verdictLines(given: Verdict, policy: Policy): string[] {
  const { layer, verdict, rule, reason, instead, words } = given;
  if (verdict === 'allow')
    return [rule === null ? `  ${layer} allow` : `  ${layer} allow ${rule}: ${reason}`];
  const granted = alternativesTo(given, policy);
  return [
    `  ${layer} ${verdict} ${rule ?? ''}: ${reason}`,
    `     level: ${originOf(rule, policy)}`,
    ...(words.length > 0 ? [`     because of: ${words.map((word) => JSON.stringify(word)).join(', ')}`] : []),
    ...(instead ? [`     instead: ${instead}`] : []),
    ...(granted ? [`     granted: ${granted}`] : []),
  ];
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [];
}
