// Public surface of acceptance: suites, the runner of their checks, and the red team.
export { attackScript } from './attack/attack-script.ts';
export { type Attack, type AttackResult, judgeAttack } from './attack/judge-attack.ts';
export { type SuiteFile, findSuite, listSuites } from './load/find-suite.ts';
export { loadSuite } from './load/load-suite.ts';
export { explainSuite } from './report/explain-suite.ts';
export { renderReport } from './report/render-report.ts';
export { type CaseRun, type Published, type SuiteRun, runCases, runSuite } from './run-suite.ts';
