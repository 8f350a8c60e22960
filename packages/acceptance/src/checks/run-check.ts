// One check of a suite on the files that it names; a check without files is a finding, not a pass.
import type { AcceptanceReport, Check, Finding } from '@agent-harness/contracts';
import { matchGlob } from '../outputs/match-glob.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import { checkCitedCommitsExist } from './cited-commits-exist.ts';
import { checkEveryParagraphCites } from './every-paragraph-cites.ts';
import { checkFiles } from './files.ts';
import type { Ground } from './ground.ts';
import { checkLinksResolve } from './links-resolve.ts';
import { checkMermaidParses } from './mermaid-parses.ts';
import { checkNoCredential } from './no-credential.ts';
import { checkNeverSays, checkSays } from './says.ts';
import { checkSections } from './sections.ts';

export async function runCheck(check: Check, ground: Ground): Promise<AcceptanceReport['checks'][number]> {
  const files = ground.outputs.filter(({ path }) => matchGlob(check.in, path));
  const findings = files.length === 0 ? [vacuous(check)] : await findingsOf(check, files, ground);
  return { check: check.check, in: check.in, passed: findings.length === 0, findings };
}

function vacuous(check: Check): Finding {
  return { file: check.in, line: null, message: 'no output matches this name, so nothing was checked' };
}

async function findingsOf(check: Check, files: OutputFile[], ground: Ground): Promise<Finding[]> {
  switch (check.check) {
    case 'sections':
      return checkSections(check, files);
    case 'cited-commits-exist':
      return checkCitedCommitsExist(check, files, ground);
    case 'every-paragraph-cites':
      return checkEveryParagraphCites(check, files);
    case 'mermaid-parses':
      return checkMermaidParses(check, files, ground);
    case 'no-credential':
      return checkNoCredential(files);
    case 'links-resolve':
      return checkLinksResolve(files, ground);
    case 'files':
      return checkFiles(check, files);
    case 'says':
      return checkSays(check, files);
    case 'never-says':
      return checkNeverSays(check, files);
  }
}
