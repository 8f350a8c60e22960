// What a policy change would flip, for a person.
import type { Replay } from '@agent-harness/hooks';
import { oneLine } from '../report/shown-text.ts';

const GAPS: Readonly<Record<keyof Replay['inexact'], string>> = {
  cut: 'not judged: their input was cut',
  unreadable: 'not judged: the record does not hold a call',
  redacted: 'judged with the recorded L4 verdicts: their input held a credential',
  'no-directory': 'judged as in /workspace: their log is older than that field',
  links: 'judged by text: the disk said more than the record kept',
  state: 'judged with what the record says of the session’s state',
};

export function renderReplay({ judged, samePolicy, flips, inexact }: Replay): string {
  return [
    `${judged} decisions judged again, ${samePolicy} of them by the very policy that made them; ${flips.length} would flip`,
    ...flips.map(
      ({ run, seq, from, to, before, after, tool, input }) =>
        `  ${from} -> ${to}  ${tool ?? 'prompt'} ${oneLine(input).slice(0, 120)}  (${(to === 'deny' ? after : before).join(', ') || 'session'})  ${run}#${seq}`,
    ),
    ...Object.entries(inexact).flatMap(([gap, count]) =>
      count > 0 ? [`  inexact: ${count} ${GAPS[gap as keyof Replay['inexact']]}`] : [],
    ),
    '',
  ].join('\n');
}
