// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { OfflineScript, ReplyBlock } from '@agent-harness/contracts';
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';
import { EVIDENCE, OUT, isRead, isWrite, read, shown, stop, target, write } from '../../draft/tool-calls.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import type { Draft } from '../../draft/draft.ts';
import { compose } from './compose.ts';
import { readDocument } from '../../draft/read-output.ts';
import { withoutMissing } from './without-missing.ts';

// As many calls in one reply as a person would still review together.
const BATCH = 4;

/** Stateless: from all outcomes so far, look, read, write, close; at the first failed call, say so and stop. */
const script: OfflineScript = (outcomes) => {
  const failed = outcomes.find((outcome) => outcome.isError);
  if (failed)
    return stop(
      `${failed.name} ${target(failed)} was refused or failed: ${shorten(cleanText(failed.text), 300)}`,
    );
  if (outcomes.length === 0) return look();
  try {
    const { document: index } = readDocument<EvidenceIndex>(
      shown(outcomes, 'index.json'),
      'documentation-index/1',
    );
    const files = [...index.themes.map((theme) => theme.file), 'architecture.json'];
    const unread = files.filter((file) => !outcomes.some((outcome) => isRead(outcome, file)));
    if (unread.length > 0) return unread.map((file) => read(file));
    const themes = index.themes.map(({ file }) =>
      readDocument<ThemeFile>(shown(outcomes, file), 'documentation-theme/1'),
    );
    const { document: architecture } = readDocument<ArchitectureFile>(
      shown(outcomes, 'architecture.json'),
      'documentation-architecture/1',
    );
    const drafts = compose(
      index,
      themes.flatMap(({ document, withheld }) => {
        const theme = withoutMissing(document);
        return theme === null ? [] : [{ theme, withheld }];
      }),
      architecture,
    );
    const unwritten = drafts.filter((draft) => !outcomes.some((outcome) => isWrite(outcome, draft)));
    return unwritten.length > 0 ? unwritten.slice(0, BATCH).map(write) : close(index, drafts);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
};

export default script;

function look(): ReplyBlock[] {
  return [
    {
      type: 'text',
      text: 'I draft offline, without a model: every sentence comes from the collected evidence.',
    },
    {
      type: 'tool_use',
      name: 'Bash',
      input: { command: `ls ${EVIDENCE}`, description: 'List the evidence' },
    },
    {
      type: 'tool_use',
      name: 'Bash',
      input: { command: 'git -C /workspace log --oneline -n 5', description: 'Show the newest commits' },
    },
    read('index.json'),
  ];
}

function close(index: EvidenceIndex, drafts: readonly Draft[]): ReplyBlock[] {
  const decisions = drafts.filter((draft) => /^decisions\/\d/.test(draft.path)).length;
  const text = `Drafted offline from evidence, without a model: ${decisions} decision record${decisions === 1 ? '' : 's'} and the architecture, ${drafts.length} files in ${OUT}, from ${index.commits} commits up to ${index.head.slice(0, 10)}. All are proposals for a person to review.`;
  return [{ type: 'text', text }];
}
