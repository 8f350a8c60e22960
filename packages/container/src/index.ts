// Public surface of the container layer: image, cells and doors.
export { type Cell, type Session, type SessionEnd } from './cell/cell.ts';
export { AttestationError, type StartCell, startCell } from './cell/start-cell.ts';
export { httpUpstream } from './doors/model/http-upstream.ts';
export { type ModelDoor, type ModelDoorOptions, openModelDoor } from './doors/model/model-door.ts';
export { offlineUpstream } from './doors/model/offline-upstream.ts';
export type { Upstream } from './doors/model/upstream.ts';
export { type Engine, type EngineName, findEngine } from './engine/engine.ts';
export type { HookAnswer } from './entry/protocol.ts';
export { type BuiltImage, type ImageFile, buildImage } from './image/build-image.ts';
export { entryFile } from './image/entry-file.ts';
export { loadImageManifest } from './image/load-manifest.ts';
export { AGENT } from './image/prune.ts';
export type { CellPlan } from './profile/promises.ts';
