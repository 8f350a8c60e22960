// Everything that a contract's files promise, checked: their form, their versions, and what consumers read.
import { checkExpectations } from '../expectations/check-expectations.ts';
import { checkVersions } from './check-versions.ts';
import type { ContractFiles } from './contract-files.ts';
import type { ContractProblem } from './contract-problem.ts';
import { malformedFiles } from './malformed-files.ts';

/** @param base the same files at an earlier commit, to be compared with too */
export function checkContracts(files: ContractFiles, base?: ContractFiles): ContractProblem[] {
  const malformed = malformedFiles(files);
  const unreadable = new Set(malformed.map(({ file }) => contractOf(file)));
  const readable = (from: ContractFiles) => new Map([...from].filter(([path]) => !unreadable.has(contractOf(path)))); // prettier-ignore
  const now = readable(files);
  return [...malformed, ...checkVersions(now, base && readable(base)), ...checkExpectations(now)];
}

const contractOf = (path: string): string => path.slice(0, path.indexOf('/'));
