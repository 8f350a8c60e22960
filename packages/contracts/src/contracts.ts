// The registry: contract name → document type and schema.
import { type AcceptanceReport, schema as acceptanceReport } from './generated/acceptance-report.ts';
import { type Alert, schema as alert } from './generated/alert.ts';
import { type AuditEvent, schema as auditEvent } from './generated/audit-event.ts';
import { type Cassette, schema as cassette } from './generated/cassette.ts';
import { type Confinement, schema as confinement } from './generated/confinement.ts';
import { type ImageManifest, schema as image } from './generated/image.ts';
import { type ImageLock, schema as imageLock } from './generated/image-lock.ts';
import { type McpPins, schema as mcpPins } from './generated/mcp-pins.ts';
import { type McpServer, schema as mcpServer } from './generated/mcp-server.ts';
import { type ModelCatalogue, schema as modelCatalogue } from './generated/model-catalogue.ts';
import { type Ownership, schema as ownership } from './generated/ownership.ts';
import { type PipelinePlan, schema as pipeline } from './generated/pipeline.ts';
import { type PolicyLevel, schema as policyLevel } from './generated/policy-level.ts';
import { type Policy, schema as policy } from './generated/policy.ts';
import { type Release, schema as release } from './generated/release.ts';
import { type RunRecord, schema as run } from './generated/run.ts';
import { type SkillManifest, schema as skill } from './generated/skill.ts';
import { type Suite, schema as suite } from './generated/suite.ts';
import { type ToolEvent, schema as toolEvent } from './generated/tool-event.ts';
import { type Trust, schema as trust } from './generated/trust.ts';

export interface Documents {
  'acceptance-report': AcceptanceReport;
  alert: Alert;
  'audit-event': AuditEvent;
  cassette: Cassette;
  confinement: Confinement;
  image: ImageManifest;
  'image-lock': ImageLock;
  'mcp-pins': McpPins;
  'mcp-server': McpServer;
  'model-catalogue': ModelCatalogue;
  ownership: Ownership;
  pipeline: PipelinePlan;
  policy: Policy;
  'policy-level': PolicyLevel;
  release: Release;
  run: RunRecord;
  skill: SkillManifest;
  suite: Suite;
  'tool-event': ToolEvent;
  trust: Trust;
}

export type ContractName = keyof Documents;

export const schemas: Record<ContractName, object> = {
  'acceptance-report': acceptanceReport,
  alert,
  'audit-event': auditEvent,
  cassette,
  confinement,
  image,
  'image-lock': imageLock,
  'mcp-pins': mcpPins,
  'mcp-server': mcpServer,
  'model-catalogue': modelCatalogue,
  ownership,
  pipeline,
  policy,
  'policy-level': policyLevel,
  release,
  run,
  skill,
  suite,
  'tool-event': toolEvent,
  trust,
};
