// Collects what a run used, did and produced, until it becomes the run record.
import { type AuditEntry, type Confinement, type RunRecord, auditEntry } from '@agent-harness/contracts';
import { sha256 } from '../files/digests.ts';
import type { GateLine } from '../gate/gate.ts';
import type { OutputFile } from '../gate/list-outputs.ts';
import type { PreparedRun } from './prepare-run.ts';

export class RecordDraft {
  readonly #id: string;
  readonly #run: PreparedRun;
  readonly #auditFile: string;
  readonly #startedAt = new Date().toISOString();
  readonly #used: Record<string, string> = {};
  readonly #stages: RunRecord['stages'] = [];
  readonly #missing: NonNullable<RunRecord['confinement']>['missing'] = [];
  #mode: Confinement['mode'] | null = null;
  #gate: GateLine[] = [];
  #outputs: OutputFile[] = [];
  #end: Pick<RunRecord, 'verdict' | 'exitCode' | 'reason'> = {
    verdict: 'aborted',
    exitCode: 3,
    reason: 'the run did not end',
  };

  constructor(id: string, run: PreparedRun, auditFile: string) {
    this.#id = id;
    this.#run = run;
    this.#auditFile = auditFile;
    const labels = Object.entries(run.launcher.image.labels).filter(([key]) => key.startsWith('harness.'));
    this.use({
      image: run.launcher.image.id,
      'hook-client': run.launcher.image.clientDigest,
      ...Object.fromEntries(labels.map(([key, value]) => [key.slice('harness.'.length), value])),
    });
    this.use(run.digests);
    this.useDocument('skill manifest', run.bundle.manifest);
    this.useDocument('image manifest', run.imageManifest);
    this.use(Object.fromEntries(run.inputs.map(({ name, digest }) => [`input ${name}`, digest])));
    for (const { document } of [run.levels.baseline, ...run.levels.tightenings])
      this.useDocument(`policy level ${document.name}`, document);
    for (const [name, document] of run.mcp.servers) this.useDocument(`MCP server ${name}`, document);
  }

  use(digests: Record<string, string>): void {
    Object.assign(this.#used, digests);
  }

  /** A digest of a document by its canonical text. */
  useDocument(name: string, document: object): void {
    this.#used[name] = sha256(JSON.stringify(document));
  }

  stage(stage: RunRecord['stages'][number]): void {
    this.#stages.push(stage);
  }

  confine(stage: string, { mode, missing = [] }: Confinement): void {
    this.#mode = mode;
    this.#missing.push(...missing.map((one) => ({ stage, ...one })));
  }

  gate(lines: GateLine[]): void {
    this.#gate = lines;
  }

  outputs(files: OutputFile[]): void {
    this.#outputs = files;
  }

  end(verdict: RunRecord['verdict'], exitCode: number, reason: string | null): void {
    this.#end = { verdict, exitCode, reason };
  }

  get verdict(): RunRecord['verdict'] {
    return this.#end.verdict;
  }

  /** An audit entry of the harness itself. */
  entry(kind: AuditEntry['kind'], detail: AuditEntry['detail'], stage: string | null = null): AuditEntry {
    return auditEntry({ stage, source: 'harness', kind, detail });
  }

  finish(audit: Omit<RunRecord['audit'], 'file'>): RunRecord {
    const { bundle, repository, upstream, release } = this.#run;
    const unsealed = this.#end.exitCode === 0 && !audit.sealed;
    return {
      contract: 'run/1',
      id: this.#id,
      skill: bundle.manifest.name,
      startedAt: this.#startedAt,
      endedAt: new Date().toISOString(),
      ...(unsealed
        ? { verdict: 'aborted' as const, exitCode: 3, reason: 'the audit log could not be sealed' }
        : this.#end),
      repository: repository.state,
      model: { upstream: upstream.name, offline: upstream.offline },
      ...(release ? { release: { version: release.release.version, digest: release.digest } } : {}),
      used: this.#used,
      ...(this.#mode === null ? {} : { confinement: { mode: this.#mode, missing: this.#missing } }),
      stages: this.#stages,
      outputs: this.#outputs,
      gate: this.#gate,
      audit: { file: this.#auditFile, ...audit },
    };
  }
}
