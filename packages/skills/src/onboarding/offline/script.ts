// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { ReplyBlock } from '@agent-harness/contracts';
import type { Draft } from '../../draft/draft.ts';
import { offlineScript } from '../../draft/offline-script.ts';
import { readDocument } from '../../draft/read-output.ts';
import { BATCH, EVIDENCE, OUT, isRead, read, shown, writeNext } from '../../draft/tool-calls.ts';
import type { OnboardingIndex, Sheet } from '../sheet.ts';
import { type Trials, TRIALS_FILE, TRIALS_SCHEMA } from '../trials.ts';
import { attachTrials } from './attach-trials.ts';
import { compose } from './compose.ts';

const TRIAL = '/trial';
const LOOK: ReplyBlock[] = [
  {
    type: 'tool_use',
    name: 'Bash',
    input: { command: `ls ${EVIDENCE} ${TRIAL}`, description: 'List the evidence' },
  },
  read('index.json'),
];

/** Looks, reads, writes, closes. */
export default offlineScript(LOOK, (outcomes) => {
  const index = readDocument<OnboardingIndex>(shown(outcomes, 'index.json'), 'onboarding-index/1');
  const files = index.document.sheets.map((sheet) => sheet.file);
  const unread = files.filter((file) => !outcomes.some((outcome) => isRead(outcome, file)));
  if (unread.length > 0) return unread.slice(0, BATCH).map((file) => read(file));
  const tried = outcomes[0]?.text.includes(TRIALS_FILE) === true;
  if (tried && !outcomes.some((outcome) => isRead(outcome, TRIALS_FILE, TRIAL)))
    return [read(TRIALS_FILE, TRIAL)];
  const trials = tried
    ? readDocument<Trials>(shown(outcomes, TRIALS_FILE, TRIAL), TRIALS_SCHEMA)
    : { document: null, withheld: false };
  const sheets = files.map((file) => readDocument<Sheet>(shown(outcomes, file), 'onboarding-sheet/1'));
  const withheld = index.withheld || trials.withheld || sheets.some((sheet) => sheet.withheld);
  const drafts = compose(
    index.document,
    attachTrials(
      sheets.map((sheet) => sheet.document),
      trials.document,
    ),
    withheld,
  );
  const writes = writeNext(outcomes, drafts);
  return writes.length > 0 ? writes : close(index.document, drafts);
});

function close(index: OnboardingIndex, drafts: readonly Draft[]): ReplyBlock[] {
  const pages = drafts.length - 1;
  const text = `Drafted offline from evidence, without a model: ${pages} pages and their ledger in ${OUT}, at ${index.head.slice(0, 10)}. All are proposals for a person to review.`;
  return [{ type: 'text', text }];
}
