// Public surface of the contracts: documents, their validators, and the interfaces between layers.
export { type AuditEntry, auditEntry } from './audit-entry.ts';
export { type SchemaFinding, compareSchemas } from './compatibility/compare-schemas.ts';
export { type CompatibilityRule, type Role, compatibilityRules } from './compatibility/rules.ts';
export type { Schema } from './compatibility/schema.ts';
export { type ContractName, type Documents, schemas } from './contracts.ts';
export { HarnessError, describeError } from './error.ts';
export { modelKeyCommand, modelKeyFile, modelKeyVariables, modelKeys } from './model-keys.ts';
export { ContractError, parse, parseFile } from './parse.ts';
export type { Problem } from './problem.ts';
export type { AcceptanceReport } from './generated/acceptance-report.ts';
export type { Alert, AlertCondition } from './generated/alert.ts';
export type { AuditEvent, Verdict } from './generated/audit-event.ts';
export type { Cassette, Exchange, Key, Turn } from './generated/cassette.ts';
export type { Confinement } from './generated/confinement.ts';
export type { ImageManifest } from './generated/image.ts';
export type { ImageLock, LockedPackage, LockedProgram } from './generated/image-lock.ts';
export type { McpPins } from './generated/mcp-pins.ts';
export type { McpServer } from './generated/mcp-server.ts';
export type { Model, ModelCatalogue, Rates } from './generated/model-catalogue.ts';
export type { Member, Ownership, Shared, Team } from './generated/ownership.ts';
export type { PipelinePlan } from './generated/pipeline.ts';
export type { CommandGrant, Exception, Match, Policy, Rule, Space, Where } from './generated/policy.ts';
export type { PolicyLevel } from './generated/policy-level.ts';
export type { Acceptance, Layer, Release } from './generated/release.ts';
export type { RunRecord } from './generated/run.ts';
export type { Grants, HostGrant, Mount, SkillManifest, Stage } from './generated/skill.ts';
export type { Case, Check, Suite } from './generated/suite.ts';
export type { Command, Program, ToolEvent, Word } from './generated/tool-event.ts';
export type { Trust, TrustedIdentity, TrustedKey } from './generated/trust.ts';
export type {
  AdmitCall,
  AnnouncedCall,
  CallResult,
  CallTally,
  CheckCall,
  Finding,
  Guard,
  GuardSession,
  JudgeResults,
  OfflineScript,
  RecordEvent,
  ReplyBlock,
  ResultVerdict,
  ScanResult,
  SkillVerifier,
  ToolOutcome,
  VerifyInput,
} from './interfaces.ts';
export { checkContracts } from './versions/check-contracts.ts';
export { type ContractFiles, type ContractVersion, contractVersions } from './versions/contract-files.ts';
export type { ContractProblem } from './versions/contract-problem.ts';
export { type FreezePlan, planFreeze } from './versions/plan-freeze.ts';
