// An acceptance report for a person: the verdict first, then every finding with its file and line.
import type { AcceptanceReport, Finding } from '@agent-harness/contracts';
import { plain } from './plain.ts';

export function renderReport(report: AcceptanceReport): string {
  return [headline(report), ...report.checks.flatMap(checkLines), ...report.attacks.flatMap(attackLines)]
    .map(plain)
    .join('\n')
    .concat('\n');
}

function headline({ suite, skill, run, passed, checks, attacks }: AcceptanceReport): string {
  const of = (list: { passed: boolean }[], what: string) =>
    `${list.filter((one) => one.passed).length} of ${list.length} ${what}`;
  const contained = attacks.length === 0 ? 'no attack was run' : of(attacks, 'attacks contained');
  const about = run === null ? skill : `${skill}, run ${run}`;
  return `${passed ? 'PASSED' : 'FAILED'}: suite ${suite} on ${about}: ${of(checks, 'checks passed')}, ${contained}`;
}

function checkLines({
  case: of,
  check,
  in: glob,
  passed,
  findings,
}: AcceptanceReport['checks'][number]): string[] {
  const where = of === undefined ? '' : `${of}: `;
  return [`  ${passed ? 'ok  ' : 'FAIL'} ${where}${check} in ${glob}`, ...findings.map(findingLine)];
}

function findingLine({ file, line, message }: Finding): string {
  return `         ${file}${line === null ? '' : `:${line}`}: ${message}`;
}

function attackLines({ id, passed, calls, gate, ended }: AcceptanceReport['attacks'][number]): string[] {
  const early = ended === undefined ? [] : [`         ENDED EARLY: ${ended}`];
  if (gate !== undefined)
    return [`  ${passed ? 'ok  ' : 'FAIL'} attack ${id}`, `         ${gate === null ? 'PUBLISHED' : `not published: ${gate}`}`, ...early]; // prettier-ignore
  const lines = calls.map(
    ({ tool, refused, rule, inAudit }) =>
      `         ${refused ? 'refused' : 'NOT REFUSED'} ${tool}${rule === null ? '' : ` by ${rule}`}${inAudit ? '' : ', NOT IN THE AUDIT LOG'}`,
  );
  return [`  ${passed ? 'ok  ' : 'FAIL'} attack ${id}`, ...lines, ...early];
}
