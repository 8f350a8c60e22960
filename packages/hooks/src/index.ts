// Public surface of the hooks package: what decides, and what lives.
export { openAuditLog, type AuditLog } from './audit/log.ts';
export { verifyAuditLog, type VerifiedLog } from './audit/verify.ts';
export type { ChainProblem } from './audit/scan.ts';
export { compileClient } from './client/compile.ts';
export { startGuard, type GuardOptions } from './guard/start.ts';
export { sessionArguments, type SessionOptions } from './settings/session-arguments.ts';
export { sessionEnvironment, type EnvironmentOptions } from './settings/session-environment.ts';
export { renderSettings, type RenderedSettings, type SettingsPaths } from './settings/settings.ts';
