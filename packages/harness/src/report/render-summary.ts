// The last lines of `harness run`: what ran, what was refused, where things are.
import { relative } from 'node:path';
import type { RunRecord } from '@agent-harness/contracts';
import { oneLine, shownLines } from './shown-text.ts';
import { readRefusals } from './write-report.ts';

export async function renderSummary(record: RunRecord, folder: string): Promise<string> {
  const refusals = await readRefusals(record.audit.file);
  const here = relative(process.cwd(), folder) || '.';
  const asked = record.stages.reduce((sum, stage) => sum + stage.calls.asked, 0);
  return [
    '',
    `${record.verdict.toUpperCase()} (exit ${record.exitCode})${record.reason === null ? '' : `: ${shownLines(record.reason).join('\n')}`}`,
    `  ran      ${record.stages.map((stage) => `${stage.name} ${stage.seconds} s`).join(', ') || 'nothing'}; ${asked} tool calls asked, ${refusals.length} refused`,
    ...refusals.slice(0, 5).map(
      ({ tool, input, verdicts }) =>
        `  refused  ${tool ?? 'event'} ${oneLine(input ?? '').slice(0, 70)} (${verdicts
          .filter((one) => one.verdict === 'deny')
          .map((one) => one.rule)
          .join(', ')})`,
    ),
    ...(record.confinement?.missing ?? []).map(
      ({ stage, promise, why }) => `  MISSING  ${stage}: ${promise}: ${why}`,
    ),
    `  outputs  ${record.outputs.length === 0 ? 'none published' : `${here}/outputs: ${record.outputs.map((file) => file.path).join(', ')}`}`,
    `  audit    ${here}/audit.jsonl: ${record.audit.events} events, ${record.audit.sealed ? 'sealed' : 'NOT SEALED'}`,
    `  report   ${here}/report.md, ${here}/run.json`,
    ...(record.model.offline && record.verdict === 'passed'
      ? [
          '  note     drafted offline, without a model; set ANTHROPIC_API_KEY, or choose another --model, for the real one',
        ]
      : []),
    ...(record.verdict === 'passed'
      ? [
          '  next     read the outputs; `harness propose` shows them as a merge request, which a person approves',
        ]
      : []),
    '',
  ].join('\n');
}
