// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { OfflineScript, ReplyBlock } from '@agent-harness/contracts';
import type { Draft } from '../../draft/draft.ts';
import { readDocument } from '../../draft/read-output.ts';
import { EVIDENCE, OUT, isRead, isWrite, read, shown, stop, target, write } from '../../draft/tool-calls.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import type { OnboardingIndex, Sheet } from '../sheet.ts';
import { type Trials, TRIALS_FILE, TRIALS_SCHEMA } from '../trials.ts';
import { attachTrials } from './attach-trials.ts';
import { compose } from './compose.ts';

const TRIAL = '/trial';
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
    const unwritten = drafts.filter((draft) => !outcomes.some((outcome) => isWrite(outcome, draft)));
    return unwritten.length > 0 ? unwritten.slice(0, BATCH).map(write) : close(index.document, drafts);
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
      input: { command: `ls ${EVIDENCE} ${TRIAL}`, description: 'List the evidence' },
    },
    read('index.json'),
  ];
}

function close(index: OnboardingIndex, drafts: readonly Draft[]): ReplyBlock[] {
  const pages = drafts.length - 1;
  const text = `Drafted offline from evidence, without a model: ${pages} pages and their ledger in ${OUT}, at ${index.head.slice(0, 10)}. All are proposals for a person to review.`;
  return [{ type: 'text', text }];
}
