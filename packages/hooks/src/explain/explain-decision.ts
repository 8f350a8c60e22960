// A decision in words, for the person who asks why.
import type { Command, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { Decision } from '../decide/decide.ts';

/** Several lines: what was asked as the guard read it, then each layer's verdict. */
export function explainDecision(event: ToolEvent, decision: Decision): string {
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
    ...decision.verdicts.flatMap(verdictLines),
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

function verdictLines({ layer, verdict, rule, reason, instead, words }: Verdict): string[] {
  if (verdict === 'allow') return [`  ${layer} allow`];
  return [
    `  ${layer} ${verdict} ${rule ?? ''}: ${reason}`,
    ...(words.length > 0 ? [`     because of: ${words.map((word) => JSON.stringify(word)).join(', ')}`] : []),
    ...(instead ? [`     instead: ${instead}`] : []),
  ];
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [];
}
