// Re-verifies, outside the container, everything that the documents of a run say.
import type { Finding, SkillVerifier, VerifyInput } from '@agent-harness/contracts';
import type { Claim } from '../../claims/claim.ts';
import { checkClaims } from '../../verify/claims/check-claims.ts';
import { findPrevious, type Previous } from '../state/previous.ts';
import { STATE_FILE } from '../state/state.ts';
import { approvedLines } from './approved-lines.ts';
import { checkState } from './check-state.ts';
import { checkSupersessions } from './check-supersessions.ts';
import { DECLARED, isRecord } from './output-files.ts';
import { checkCitations } from '../../verify/prose/check-citations.ts';
import { checkDiagrams } from '../../verify/prose/check-diagram.ts';
import { checkMarkup } from '../../verify/prose/check-markup.ts';
import { checkArchitecture } from './prose/check-architecture.ts';
import { checkRecord } from './prose/check-record.ts';
import { readDocument } from '../../verify/prose/document.ts';
import { openRun } from '../../verify/open-run.ts';
import { readLedger } from '../../verify/read-ledger.ts';
import { readOutputs } from '../../verify/read-outputs.ts';
import { type Report, startFindings } from '../../verify/report.ts';
import { repositoryFacts, type RepositoryFacts } from '../../verify/repository-facts.ts';

const STAGE = 'assemble';

const verify: SkillVerifier = async (input: VerifyInput): Promise<Finding[]> => {
  const run = await openRun(input, STAGE);
  if ('message' in run) return [run];
  const { folder, git, head } = run;
  const { all, report } = startFindings();
  const texts = await readOutputs(folder, DECLARED, report);
  const found = await findPrevious(git, head);
  const previous = found.kind === 'found' ? found.previous : null;
  // A run without news hands on the ledger of the run that is approved.
  const handedOn = texts.get(STATE_FILE) === previous?.stateText;
  const read = handedOn ? (previous?.state.lastSha ?? head) : head;
  const claims = readLedger(texts.get('evidence.json') ?? '{}', read, report);
  const facts = repositoryFacts(git, head);
  checkState(texts, head, previous, report);
  await checkClaims(claims, facts, report);
  await checkDocuments(texts, claims, facts, previous, report);
  return all;
};

export default verify;

async function checkDocuments(
  texts: ReadonlyMap<string, string>,
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  previous: Previous | null,
  reportAll: Report,
): Promise<void> {
  const files = new Set(texts.keys());
  const scan = await facts.scan(facts.head);
  const modules = new Set(scan.modules.map((module) => module.name));
  const used = new Set<string>();
  let arrows = 0;
  for (const [file, text] of [...texts].filter(([path]) => path.endsWith('.md'))) {
    const document = readDocument(text);
    const approved = approvedLines(text, previous?.documents.get(file));
    // What a person has committed is theirs to answer for.
    const report: Report = (path, line, message) => {
      if (line === null || !approved(line)) reportAll(path, line, message);
    };
    checkMarkup(file, text, document, files, report);
    await checkCitations(file, text, claims, facts.git, used, report);
    arrows += checkDiagrams(file, document, modules, claims, report);
    if (!isRecord(file) && document.frontMatter !== null) report(file, 1, 'only records have front matter');
    if (isRecord(file) && text !== previous?.documents.get(file)) {
      checkRecord(file, document, claims, report);
      await checkSupersessions(file, text, claims, facts, report);
    }
    if (file === 'architecture.md') checkArchitecture(file, document, scan.modules, report);
    if (file === 'architecture.md' && modules.size > 0 && document.fences.length === 0)
      report(file, null, 'draws no diagram');
  }
  if (scan.edges.length > 0 && arrows === 0)
    reportAll('architecture.md', null, 'draws no arrow, though modules depend on each other');
  const index = texts.get('decisions/README.md') ?? '';
  for (const file of [...files].filter(isRecord)) {
    if (!index.includes(`(${file.slice('decisions/'.length)})`))
      reportAll('decisions/README.md', null, `does not list ${file}`);
  }
  for (const id of claims.keys())
    if (!used.has(id)) reportAll('evidence.json', null, `${id} is cited nowhere`);
}
