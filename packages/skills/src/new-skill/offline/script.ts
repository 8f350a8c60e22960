// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import { offlineScript } from '../../draft/offline-script.ts';
import { readDocument } from '../../draft/read-output.ts';
import { OUT, read, shown, writeNext } from '../../draft/tool-calls.ts';
import { type EvidenceIndex, INDEX_SCHEMA } from '../evidence-files.ts';
import { compose } from './compose.ts';

/** Reads, writes, closes. */
export default offlineScript([read('index.json')], (outcomes) => {
  const { document } = readDocument<EvidenceIndex>(shown(outcomes, 'index.json'), INDEX_SCHEMA);
  const drafts = compose(document);
  const writes = writeNext(outcomes, drafts);
  if (writes.length > 0) return writes;
  const text = `Drafted offline from evidence, without a model: ${drafts.length} files in ${OUT}.`;
  return [{ type: 'text', text }];
});
