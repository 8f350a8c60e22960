// What a reviewer reads first: what changes, what it rests on, what the agent was refused, and what to look at.
import type { RunRecord } from '@agent-harness/contracts';
import type { FinishedRun } from './finished-run.ts';
import type { Proposal } from './plan-proposal.ts';

const MOST = 20;

export function renderBody(
  { record, outputs, refusals }: FinishedRun,
  { files, kept }: Pick<Proposal, 'files' | 'kept'>,
): string {
  return [
    `Proposed by the skill \`${record.skill}\`, run \`${record.id}\`, from commit \`${record.repository.head}\`.`,
    record.model.offline
      ? 'Drafted without a model, from evidence alone.'
      : `Drafted by the model at \`${record.model.upstream}\`.`,
    'Nothing here is accepted until a person merges it; whoever started the run and the agent do not count as approvers.',
    '',
    '## What changes',
    '',
    ...listed(files.map(({ path, change }) => `${change} ${span(path)}`)),
    ...section(
      'Left as people edited it',
      kept.map((path) => `${span(path)}: the new text is in the run’s outputs`),
    ),
    '## What to look at',
    '',
    ...quoted(questionsIn(outputs)),
    '## What it rests on',
    '',
    ...listed(record.gate.map(({ check, detail }) => `${check}: ${span(detail)}`)),
    '## What the agent did',
    '',
    calls(record),
    '',
    ...listed(
      refusals.map(
        ({ tool, verdicts }) =>
          `refused ${span(tool ?? 'event')} by ${verdicts
            .filter(({ verdict }) => verdict === 'deny')
            .map(({ layer, rule }) => span(`${layer} ${rule}`))
            .join(', ')}`,
      ),
      'Nothing was refused.',
    ),
    `Audit log: ${record.audit.events} events, sealed, head \`${record.audit.head}\`.`,
    '',
  ].join('\n');
}

function calls({ stages }: RunRecord): string {
  const sum = (of: 'allowed' | 'asked' | 'refused'): number =>
    stages.reduce((total, stage) => total + stage.calls[of], 0);
  const legs = stages.map(({ name, legs: used }) => `${name}: ${used.join(', ') || 'none'}`).join('; ');
  return `${sum('asked')} tool calls asked, ${sum('allowed')} allowed, ${sum('refused')} refused. Trifecta legs by stage: ${legs}.`;
}

/** What a draft asks its reviewer: each question once, with the files that ask it. */
function questionsIn(outputs: ReadonlyMap<string, string>): string[] {
  const asked = new Map<string, string[]>();
  for (const [path, text] of outputs) {
    const section = /^## Questions for the reviewer\n([\s\S]*?)(?=^## |(?![\s\S]))/mu.exec(text)?.[1] ?? '';
    for (const line of section.split('\n').filter((one) => one.trim() !== '')) {
      const question = line.trim().replace(/^- /, '');
      asked.set(question, [...(asked.get(question) ?? []), path]);
    }
  }
  return [...asked].map(([question, paths]) =>
    paths.length === 1 ? `${paths[0]}: ${question}` : `${paths.length} files: ${question}`,
  );
}

/**
 * Text from outputs may repeat what strangers wrote. A platform acts on words at the beginning of a line (GitLab's quick
 * actions), on `@names`, on `Closes #1` and on links; inside a fence it acts on none of them.
 */
function quoted(lines: readonly string[]): string[] {
  if (lines.length === 0) return ['The skill asks nothing.', ''];
  const shown = lines.slice(0, MOST).map((line) => plain(line).slice(0, 300));
  return ['```text', ...shown, ...more(lines), '```', ''];
}

function listed(lines: readonly string[], none = 'Nothing.'): string[] {
  if (lines.length === 0) return [none, ''];
  return [...lines.slice(0, MOST).map((line) => `- ${line}`), ...more(lines).map((line) => `- ${line}`), ''];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...listed(lines)];

const more = (lines: readonly string[]): string[] =>
  lines.length > MOST ? [`and ${lines.length - MOST} more`] : [];

/** One line that cannot end the span or the fence it stands in. */
const plain = (text: string): string => text.replaceAll(/[`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
const span = (text: string): string => `\`${plain(text).slice(0, 300) || ' '}\``;
