// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { ReplyBlock } from '@agent-harness/contracts';
import type { ArchitectureFile } from '../../architecture/architecture-file.ts';
import type { Draft } from '../../draft/draft.ts';
import { offlineScript } from '../../draft/offline-script.ts';
import { readDocument } from '../../draft/read-output.ts';
import { EVIDENCE, OUT, isRead, read, shown, writeNext } from '../../draft/tool-calls.ts';
import type { EvidenceIndex, ThemeFile } from '../evidence-files.ts';
import { compose } from './compose.ts';
import { withoutMissing } from './without-missing.ts';

const LOOK: ReplyBlock[] = [
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

/** Looks, reads, writes, closes. */
export default offlineScript(LOOK, (outcomes) => {
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
  const writes = writeNext(outcomes, drafts);
  return writes.length > 0 ? writes : close(index, drafts);
});

function close(index: EvidenceIndex, drafts: readonly Draft[]): ReplyBlock[] {
  const decisions = drafts.filter((draft) => /^decisions\/\d/.test(draft.path)).length;
  const text = `Drafted offline from evidence, without a model: ${decisions} decision record${decisions === 1 ? '' : 's'} and the architecture, ${drafts.length} files in ${OUT}, from ${index.commits} commits up to ${index.head.slice(0, 10)}. All are proposals for a person to review.`;
  return [{ type: 'text', text }];
}
