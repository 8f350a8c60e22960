// report.md: what ran, what was refused, where things are, for the person who approves.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEvent, RunRecord } from '@agent-harness/contracts';
import { isPlanted } from '@agent-harness/hooks';
import { readEvents } from '../run/read-events.ts';
import { codeSpan, shownLines } from './shown-text.ts';

export async function writeReport(folder: string, record: RunRecord): Promise<void> {
  const refusals = await readRefusals(record.audit.file);
  await writeFile(join(folder, 'report.md'), renderReport(record, refusals));
}

/** Decisions against the agent; planted liveness calls and the harness's own notes are not among them. */
export async function readRefusals(auditFile: string): Promise<AuditEvent[]> {
  return (await readEvents(auditFile)).filter(
    (event) => event.kind === 'call.decided' && event.decision === 'deny' && !isPlanted(event),
  );
}

export function renderReport(record: RunRecord, refusals: readonly AuditEvent[]): string {
  return [
    `# Run ${record.id}`,
    '',
    `**${record.verdict}** (exit ${record.exitCode})`,
    '',
    ...reasonLines(record),
    `Skill \`${record.skill}\` on commit \`${record.repository.head}\`${record.repository.dirty ? ' (uncommitted changes were not read)' : ''}, model \`${record.model.upstream}\`${record.model.offline ? ': drafted without a model, from evidence alone' : ''}.`,
    '',
    '## What ran',
    '',
    '| stage | kind | seconds | asked | allowed | refused | trifecta legs |',
    '|---|---|---|---|---|---|---|',
    ...record.stages.map(
      ({ name, kind, seconds, calls, legs }) =>
        `| ${name} | ${kind} | ${seconds} | ${calls.asked} | ${calls.allowed} | ${calls.refused} | ${legs.join(', ') || 'none'} |`,
    ),
    '',
    ...missingLines(record),
    '## What was refused',
    '',
    ...(refusals.length === 0 ? ['Nothing.'] : refusals.map(refusalLine)),
    '',
    '## Publish gate',
    '',
    ...(record.gate.length === 0
      ? ['Not reached.']
      : record.gate.map(
          ({ check, passed, detail }) =>
            `- ${passed ? 'passed' : '**failed**'} ${check}: ${codeSpan(detail)}`,
        )),
    '',
    '## Outputs, for a person to approve',
    '',
    ...(record.outputs.length === 0
      ? ['None.']
      : record.outputs.map(({ path, bytes }) => `- [${path}](outputs/${path}) (${bytes} bytes)`)),
    '',
    '## Audit log',
    '',
    `\`audit.jsonl\`: ${record.audit.events} events, head \`${record.audit.head}\`, ${record.audit.sealed ? 'sealed' : '**not sealed**'}.`,
    '',
    '## Used',
    '',
    ...Object.entries(record.used).map(([name, digest]) => `- ${name}: \`${digest}\``),
    '',
  ].join('\n');
}

/** An indented block, which nothing in it ends: a model's last words may be among them. */
function reasonLines({ reason }: RunRecord): string[] {
  return reason === null ? [] : [...shownLines(reason).map((line) => `    ${line}`), ''];
}

/** What the agent's confinement lacked; nothing where an engine kept every promise. */
function missingLines({ confinement }: RunRecord): string[] {
  if (confinement?.mode !== 'in-place') return [];
  return [
    '## What the confinement did not keep',
    '',
    'The agent ran in place, in the job’s own container.',
    '',
    ...confinement.missing.map(({ stage, promise, why }) => `- ${stage}: **${promise}**: ${why}`),
    ...(confinement.missing.length === 0 ? ['Every promise was kept.'] : []),
    '',
  ];
}

function refusalLine({ tool, input, verdicts }: AuditEvent): string {
  const rules = verdicts
    .filter((verdict) => verdict.verdict === 'deny')
    .map((verdict) => `${verdict.layer} ${verdict.rule}`);
  return `- ${tool ?? 'event'} ${codeSpan((input ?? '').slice(0, 160))}: ${rules.join(', ')}`;
}
