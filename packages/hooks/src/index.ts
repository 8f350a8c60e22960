// Public surface of the hooks package: what decides, and what lives.
export { openAuditLog, type AuditLog } from './audit/log.ts';
export { verifyAuditLog, type VerifiedLog } from './audit/verify.ts';
export type { ChainProblem } from './audit/scan.ts';
export { compileClient } from './client/compile.ts';
export { startGuard, type GuardOptions } from './guard/start.ts';
export { sessionArguments, type SessionOptions } from './settings/session-arguments.ts';
export { sessionEnvironment, type EnvironmentOptions } from './settings/session-environment.ts';
export { renderSettings, type RenderedSettings, type SettingsPaths } from './settings/settings.ts';
export { type Decision, decide } from './decide/decide.ts';
export type { DecideContext } from './decide/context.ts';
export { normalise } from './event/normalise.ts';
export { explainDecision } from './explain/explain-decision.ts';
export { type PlantedCall, type PlantedEvent, plantedCalls } from './liveness/planted-calls.ts';
export { composePolicy } from './policy/compose-policy.ts';
export { loadRules } from './policy/load-rules.ts';
export { redact } from './sanitise/redact.ts';
