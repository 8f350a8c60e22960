// Where the checks put what they find.
import type { Finding } from '@agent-harness/contracts';

export type Report = (file: string, line: number | null, message: string) => void;

export interface Findings {
  report: Report;
  all: Finding[];
}

export function startFindings(): Findings {
  const all: Finding[] = [];
  return { all, report: (file, line, message) => all.push({ file, line, message }) };
}
