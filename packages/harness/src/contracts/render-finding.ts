// What a person reads of a break: rule, place, who breaks, and the document that shows it.
import type { ContractProblem, SchemaFinding } from '@agent-harness/contracts';

export function renderFinding({
  rule,
  pointer,
  breaks,
  severity,
  expected,
  found,
  counterexample,
}: SchemaFinding): string {
  const who = breaks === 'old-documents' ? 'old documents break' : 'old readers break';
  const shown = counterexample.proven
    ? JSON.stringify(counterexample.document)
    : 'none was built: it counts as a break';
  return `${severity}: ${rule} at #${pointer}: ${who}: expected ${expected}, found ${found}\n  shown by: ${shown}\n`;
}

export function renderProblem({
  file,
  pointer,
  expected,
  found,
  instead,
  findings,
}: ContractProblem): string {
  const below = findings.map((one) => renderFinding(one).replaceAll(/^/gm, '  ').trimEnd()).join('\n');
  return `packages/contracts/${file}#${pointer}: expected ${expected}, found ${found}\n  instead: ${instead}\n${below && `${below}\n`}`;
}
