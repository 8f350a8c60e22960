// Re-verifies, outside the container, everything that the page of a run says.
import type { Finding, SkillVerifier, VerifyInput } from '@agent-harness/contracts';
import { checkClaims } from '../../verify/claims/check-claims.ts';
import { checkCitations } from '../../verify/prose/check-citations.ts';
import { checkMarkup } from '../../verify/prose/check-markup.ts';
import { checkParagraph } from '../../verify/prose/check-paragraph.ts';
import { readDocument } from '../../verify/prose/document.ts';
import { openRun } from '../../verify/open-run.ts';
import { readLedger } from '../../verify/read-ledger.ts';
import { readOutputs } from '../../verify/read-outputs.ts';
import { startFindings } from '../../verify/report.ts';
import { repositoryFacts } from '../../verify/repository-facts.ts';
import { checkFigures } from './check-figures.ts';

const STAGE = 'write';
const [PAGE, LEDGER] = ['overview.md', 'evidence.json'];
/** The sections whose every paragraph cites; the last two list claims and ask. */
const SECTIONS = ['What there is', 'Newest commits', 'Evidence', 'Questions for the reviewer'];
const CITING = SECTIONS.slice(0, 2);

const verify: SkillVerifier = async (input: VerifyInput): Promise<Finding[]> => {
  const run = await openRun(input, STAGE);
  if ('message' in run) return [run];
  const { folder, git, head } = run;
  const { all, report } = startFindings();

  const texts = await readOutputs(folder, { required: [PAGE, LEDGER] }, report);
  const claims = readLedger(texts.get(LEDGER) ?? '{}', head, report);
  await checkClaims(claims, repositoryFacts(git, head), report);

  const text = texts.get(PAGE) ?? '';
  const document = readDocument(text);
  const used = new Set<string>();
  checkMarkup(PAGE, text, document, new Set(texts.keys()), report);
  await checkCitations(PAGE, text, claims, git, used, report);
  if (document.sections.map(({ title }) => title).join() !== SECTIONS.join())
    report(PAGE, null, `its sections must be ${SECTIONS.join(', ')}`);
  for (const { title, blocks } of document.sections)
    for (const block of blocks.filter((one) => CITING.includes(title) && one.text !== '')) {
      checkParagraph(PAGE, block, claims, report);
      checkFigures(PAGE, block, claims, report);
    }
  for (const id of claims.keys()) if (!used.has(id)) report(LEDGER, null, `${id} is cited nowhere`);
  return all;
};

export default verify;
