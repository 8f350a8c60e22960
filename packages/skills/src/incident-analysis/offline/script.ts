// The offline draft: plays the model's part with real tool calls, from the evidence alone.
import { offlineScript } from '../../draft/offline-script.ts';
import { readDocument } from '../../draft/read-output.ts';
import { read, shown, writeNext } from '../../draft/tool-calls.ts';
import { toLines } from '../../evidence/to-lines.ts';
import { type EvidenceIndex, INDEX_SCHEMA } from '../evidence-files.ts';
import { citedClaims, writeReport } from './report.ts';
import { withoutWithheld } from './without-withheld.ts';

/** Reads the index, writes report and ledger, closes. */
export default offlineScript([read('index.json')], (outcomes) => {
  const { document, withheld } = readDocument<EvidenceIndex>(shown(outcomes, 'index.json'), INDEX_SCHEMA);
  const index = withheld ? withoutWithheld(document) : document;
  const report = writeReport(index);
  const ledger = { schema: 'incident-ledger/1', claims: citedClaims(report, index.claims) };
  const writes = writeNext(outcomes, [
    { path: 'report.md', content: report },
    { path: 'ledger.json', content: toLines(ledger) },
  ]);
  if (writes.length > 0) return writes;
  const text = `Drafted offline from evidence, without a model: the alert is ${document.finding}; ${document.hypotheses.length} hypotheses, ${document.queries.length} queries. A person decides.`;
  return [{ type: 'text', text }];
});
