// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import type { OfflineScript, ReplyBlock } from '@agent-harness/contracts';
import { readDocument } from '../../draft/read-output.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import { type EvidenceIndex, INDEX_SCHEMA } from '../evidence-files.ts';
import { toLines } from '../../evidence/to-lines.ts';
import { citedClaims, writeReport } from './report.ts';
import { withoutWithheld } from './without-withheld.ts';

const INDEX = '/evidence/index.json';

/** Stateless: read the index, write report and ledger, close; at the first failed call, say so and stop. */
const script: OfflineScript = (outcomes) => {
  const failed = outcomes.find(({ isError }) => isError);
  if (failed) return say(`Stopped: ${failed.name} failed: ${shorten(cleanText(failed.text), 300)}`);
  const shown = outcomes.find(({ name }) => name === 'Read');
  if (shown === undefined)
    return [
      {
        type: 'text',
        text: 'I draft offline, without a model: every sentence comes from the collected evidence.',
      },
      { type: 'tool_use', name: 'Read', input: { file_path: INDEX } },
    ];
  try {
    const { document, withheld } = readDocument<EvidenceIndex>(shown.text, INDEX_SCHEMA);
    const index = withheld ? withoutWithheld(document) : document;
    const report = writeReport(index);
    if (outcomes.filter(({ name }) => name === 'Write').length > 0)
      return say(
        `Drafted offline from evidence, without a model: the alert is ${document.finding}; ${document.hypotheses.length} hypotheses, ${document.queries.length} queries. A person decides.`,
      );
    const ledger = { schema: 'incident-ledger/1', claims: citedClaims(report, index.claims) };
    return [write('report.md', report), write('ledger.json', toLines(ledger))];
  } catch (error) {
    return say(`Stopped: ${error instanceof Error ? error.message : String(error)}`);
  }
};

export default script;

const say = (text: string): ReplyBlock[] => [{ type: 'text', text }];
const write = (file: string, content: string): ReplyBlock => ({
  type: 'tool_use',
  name: 'Write',
  input: { file_path: `/out/${file}`, content },
});
