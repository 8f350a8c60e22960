// Public surface of the container layer: image, cells and doors.
export { type Cell, type Session, type SessionEnd } from './cell/cell.ts';
export { AttestationError, type StartCell, startCell } from './cell/start-cell.ts';
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
export type { HookAnswer } from './entry/protocol.ts';
export { type BuiltImage, type ImageFile, buildImage } from './image/build-image.ts';
export { entryFile } from './image/entry-file.ts';
export { loadImageManifest } from './image/load-manifest.ts';
export { AGENT } from './image/prune.ts';
export type { CellPlan } from './profile/promises.ts';
