// Public surface of the container layer: image, cells and doors.
export { withAttackFiles } from './attack/attack-files.ts';
export { type Attack, type AttackOutcome, readAttacks } from './attack/attack.ts';
export { type RunAttacks, runAttacks } from './attack/run-attacks.ts';
export { type SkippedControl, skippedControls } from './attack/skipped-controls.ts';
export { type Cell, type Session, type SessionEnd } from './cell/cell.ts';
export { AttestationError } from './cell/attestation-error.ts';
export { type StartCell, startCell } from './cell/start-cell.ts';
export { type EgressDoor, type EgressDoorOptions, openEgressDoor } from './doors/egress/egress-door.ts';
export type { Network } from './doors/egress/network.ts';
export { comparePins } from './doors/mcp/compare-pins.ts';
export { type McpDoor, type McpDoorOptions, openMcpDoor } from './doors/mcp/mcp-door.ts';
export { toolDigest } from './doors/mcp/pin-tool.ts';
export { type PinServer, pinServer } from './doors/mcp/pin-server.ts';
export type { GrantedServer } from './doors/mcp/pinned-server.ts';
export { pinsFile, readPins, readServer } from './doors/mcp/read-pins.ts';
export { resolveSecrets } from './doors/mcp/resolve-secrets.ts';
export type { ServerTool } from './doors/model/admit/server-tools.ts';
export { cassetteDrift } from './doors/model/cassette/cassette-drift.ts';
export type { Places } from './doors/model/cassette/normalise.ts';
export {
  type Recording,
  type RecordingOptions,
  recordCassette,
} from './doors/model/cassette/record-cassette.ts';
export { type Replay, loadReplay, replayUpstream } from './doors/model/cassette/replay-upstream.ts';
export { type Key, type KeySource, openKey } from './doors/model/keys/key.ts';
export type { AwsSecret, Secret } from './doors/model/keys/secret.ts';
export { type ModelDoor, type ModelDoorOptions, openModelDoor } from './doors/model/model-door.ts';
export type { BudgetLimits, Spent } from './doors/model/spend/budget.ts';
export { loadCatalogue } from './doors/model/spend/load-catalogue.ts';
export { type BedrockUpstream, bedrockUpstream } from './doors/model/upstreams/bedrock-upstream.ts';
export { type FoundryUpstream, foundryUpstream } from './doors/model/upstreams/foundry-upstream.ts';
export { type HttpUpstream, httpUpstream } from './doors/model/upstreams/http-upstream.ts';
export type { ModelNames } from './doors/model/upstreams/model-name.ts';
export { offlineUpstream } from './doors/model/upstreams/offline-upstream.ts';
export type { Upstream, UpstreamReply, UpstreamRequest } from './doors/model/upstreams/upstream.ts';
export { type VertexUpstream, vertexUpstream } from './doors/model/upstreams/vertex-upstream.ts';
export { type Engine, type EngineName, findEngine } from './engine/engine.ts';
export { type Reaped, ownFolder, reap } from './engine/reap.ts';
export type { Bridge } from './entry/bridge.ts';
export type { HookAnswer } from './entry/protocol.ts';
export { archiveImage } from './image/archive-image.ts';
export { type BuiltImage, buildImage } from './image/build-image.ts';
export { type BuildContext, type ContextOptions, buildContext } from './image/containerfile/write-context.ts';
export { entryFile } from './image/entry-file.ts';
export type { ImageFile } from './image/image-file.ts';
export { loadArchive } from './image/load-archive.ts';
export { imageManifestFile, loadImageManifest } from './image/load-manifest.ts';
export { type LockChange, diffLocks } from './image/lock/diff-locks.ts';
export { debianMirrors } from './image/lock/debian-mirrors.ts';
export { hostArchitecture, loadImageLock, lockDigest, lockFile } from './image/lock/load-lock.ts';
export { type Architecture, resolveLock } from './image/lock/resolve-lock.ts';
export type { BuildOptions } from './image/plan-image.ts';
export { imageSbom } from './image/sbom/image-sbom.ts';
export {
  type Judged,
  type VulnerabilityVerdict,
  judgeVulnerabilities,
} from './image/sbom/judge-vulnerabilities.ts';
export { readReport } from './image/sbom/read-report.ts';
export type { ImageRule, Violation } from './image/verify/image-rules.ts';
export { type VerifiedImage, type VerifyOptions, verifyImage } from './image/verify/verify-image.ts';
export { AGENT } from './image/prune-rules.ts';
export { type StartInPlace, requirePlace, startInPlace } from './place/start-in-place.ts';
export { type UnpackedImage, unpackImage } from './place/unpack-image.ts';
export { type CellPlan, type Promises, promisesOf } from './profile/promises.ts';
export { renderEngine } from './profile/render-engine.ts';
export { renderGitlabRunner } from './profile/render-gitlab.ts';
export { renderKubernetes } from './profile/render-kubernetes.ts';
export type { Keeping, PromiseName, Rendering, Target } from './profile/rendering.ts';
