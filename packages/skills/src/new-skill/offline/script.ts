// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { OfflineScript, ReplyBlock, ToolOutcome } from '@agent-harness/contracts';
import type { Draft } from '../../draft/draft.ts';
import { readDocument } from '../../draft/read-output.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import { type EvidenceIndex, INDEX_SCHEMA } from '../evidence-files.ts';
import { compose } from './compose.ts';

const INDEX = '/evidence/index.json';

/** Stateless: from all outcomes so far, read, write, close; at the first failed call, say so and stop. */
const script: OfflineScript = (outcomes) => {
  const failed = outcomes.find((outcome) => outcome.isError);
  if (failed) return stop(`${failed.name} was refused or failed: ${failed.text}`);
  const shown = outcomes.find((outcome) => outcome.input['file_path'] === INDEX);
  if (shown === undefined) return [{ type: 'tool_use', name: 'Read', input: { file_path: INDEX } }];
  try {
    const { document } = readDocument<EvidenceIndex>(shown.text, INDEX_SCHEMA);
    const drafts = compose(document);
    const unwritten = drafts.filter((draft) => !outcomes.some((outcome) => isWrite(outcome, draft)));
    if (unwritten.length > 0) return unwritten.map(write);
    return [
      {
        type: 'text',
        text: `Drafted offline from evidence, without a model: ${drafts.length} files in /out.`,
      },
    ];
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
};

export default script;

function write({ path, content }: Draft): ReplyBlock {
  return { type: 'tool_use', name: 'Write', input: { file_path: `/out/${path}`, content } };
}

function isWrite({ name, input }: ToolOutcome, { path }: Draft): boolean {
  return name === 'Write' && input['file_path'] === `/out/${path}`;
}

function stop(reason: string): ReplyBlock[] {
  return [{ type: 'text', text: `Stopped, the draft is not complete. ${shorten(cleanText(reason), 300)}` }];
}
