// Re-verifies, outside the container, everything that the pages of a run say.
import type { Finding, SkillVerifier, VerifyInput } from '@agent-harness/contracts';
import type { Claim } from '../../claims/claim.ts';
import { checkClaims } from '../../verify/claims/check-claims.ts';
import { checkCitations } from '../../verify/prose/check-citations.ts';
import { checkDiagrams } from '../../verify/prose/check-diagram.ts';
import { checkMarkup } from '../../verify/prose/check-markup.ts';
import { readDocument } from '../../verify/prose/document.ts';
import { openRun } from '../../verify/open-run.ts';
import { readLedger } from '../../verify/read-ledger.ts';
import { readOutputs } from '../../verify/read-outputs.ts';
import { type Report, startFindings } from '../../verify/report.ts';
import { repositoryFacts, type RepositoryFacts } from '../../verify/repository-facts.ts';
import { blocksOf } from './blocks-of.ts';
import { checkBlock } from './check-block.ts';
import { checkCommands, SHELL } from './check-commands.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkForm } from './check-form.ts';
import { checkTrialPages } from './check-trial-pages.ts';
import { checkTrials } from './check-trials.ts';
import { DECLARED, INDEX, LEDGER_FILE } from './output-files.ts';
import { readTrials } from './read-trials.ts';

const STAGE = 'write';
/** Optional: without it, the folder is empty. */
const TRY = 'try';
const STEPS = 'getting-started.md';
const ARCHITECTURE = 'architecture.md';

const verify: SkillVerifier = async (input: VerifyInput): Promise<Finding[]> => {
  const run = await openRun(input, STAGE);
  if ('message' in run) return [run];
  const { folder, git, head } = run;
  const { all, report } = startFindings();
  const texts = await readOutputs(folder, DECLARED, report);
  const claims = readLedger(texts.get(LEDGER_FILE) ?? '{}', head, report);
  const facts = repositoryFacts(git, head);
  const trials = await readTrials(input.outputs[TRY], head, report);
  const recomputed = new Map([...claims].filter(([, claim]) => claim.kind !== 'trial'));
  await checkClaims(recomputed, facts, report);
  await checkTrials(claims, trials, facts, report);
  await checkPages(texts, claims, facts, report);
  checkTrialPages(texts, claims, trials, report);
  return all;
};

export default verify;

async function checkPages(
  texts: ReadonlyMap<string, string>,
  claims: ReadonlyMap<string, Claim>,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  const files = new Set(texts.keys());
  const scan = await facts.scan(facts.head);
  const modules = new Set(scan.modules.map((module) => module.name));
  const names = new Map(scan.modules.map(({ name, path }) => [`${path}/`, name]));
  const used = new Set<string>();
  let [arrows, typed] = [0, 0];
  for (const [file, text] of [...texts].filter(([path]) => path.endsWith('.md'))) {
    const document = readDocument(text);
    checkForm(file, document, report);
    checkMarkup(file, text, document, files, report, file === ARCHITECTURE ? ['mermaid'] : [SHELL]);
    await checkCitations(file, text, claims, facts.git, used, report);
    const lines = checkCommands(file, document, claims, report);
    if (file === STEPS) typed += lines;
    if (file === ARCHITECTURE) arrows += checkDiagrams(file, document, modules, claims, report);
    for (const section of document.sections)
      for (const block of blocksOf(file, section, report)) checkBlock(file, block, claims, names, report);
    if (file === INDEX)
      for (const page of files)
        if (page.endsWith('.md') && page !== INDEX && !text.includes(`(${page})`))
          report(INDEX, null, `coverage: does not lead to ${page}`);
  }
  if (scan.edges.length > 0 && arrows === 0)
    report(ARCHITECTURE, null, 'coverage: draws no arrow, though modules depend on each other');
  await checkCoverage(texts, claims, typed, facts, report);
  for (const id of claims.keys()) if (!used.has(id)) report(LEDGER_FILE, null, `${id} is cited nowhere`);
}
