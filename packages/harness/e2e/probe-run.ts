// Runs a tiny skill in the real container with the real CLI against a scripted model, and shows what happened.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AuditEvent, Grants, Guard, RunRecord, SkillManifest } from '@agent-harness/contracts';
import { type Network, findEngine } from '@agent-harness/container';
import { verifyAuditLog } from '@agent-harness/hooks';
import { execa } from 'execa';
import type { InPlace } from '../src/run/launcher.ts';
import { readEvents } from '../src/run/read-events.ts';
import { runSkill } from '../src/run/run-skill.ts';
import { type Turn, scriptModel, type ScriptedModel } from './scripted-model.ts';

export const engine = await findEngine().catch(() => null);
export const KEY = 'sk-ant-canary-held-outside';

export interface Probe {
  record: RunRecord;
  folder: string;
  events: AuditEvent[];
  model: ScriptedModel;
  /** Files the agent wrote, published or not. */
  written: string[];
  /** Result of verifying the audit log. */
  log: Awaited<ReturnType<typeof verifyAuditLog>>;
}

export interface ProbeOptions {
  turns: (live: Live) => Turn[];
  /** Files of the repository; a README by default. */
  files?: Record<string, string>;
  grants?: Partial<Grants>;
  seconds?: number;
  prompt?: string;
  /** Folder for the run, when the test brings its own. */
  out?: string;
  model?: string;
  /** Stages before the agent's. */
  before?: SkillManifest['stages'];
  /** Puts more into the skill's folder. */
  equip?: (skill: string) => Promise<void>;
  /** Behind the egress door, instead of the internet. */
  network?: Network;
  environment?: NodeJS.ProcessEnv;
  inPlace?: InPlace;
}

/** What a turn can sabotage while the session runs. */
export interface Live {
  guard: () => Guard;
  container: () => Promise<string>;
}

export function probeSkill(grants: Partial<Grants> = {}, seconds = 60, prompt = 'Work.'): SkillManifest {
  return {
    contract: 'skill/1',
    name: 'probe',
    title: 'Probe',
    description: 'A skill for tests.',
    owner: 'integration',
    stages: [
      {
        name: 'work',
        kind: 'agent',
        prompt,
        limits: { seconds, turns: 30, memoryMb: 1024 },
        grants: {
          tools: ['Bash', 'Read', 'Write', 'Edit'],
          commands: ['cat', 'git', 'ls', 'head', 'wc'].map((name) => ({ name, why: 'reads' })),
          mounts: [{ source: 'repository', target: '/workspace' }],
          hosts: [],
          mcp: [],
          secrets: [],
          ...grants,
        },
      },
    ],
    outputs: [{ glob: '*.md', what: 'notes', required: false, maxKb: 100 }],
    triggers: ['manual'],
    offline: 'offline.mjs',
    verify: 'verify.mjs',
  };
}

/** Makes a git repository of literal files, one commit. */
export async function repositoryOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-repository-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const git = (...args: string[]) =>
    execa('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
  await git('init', '-q', '-b', 'main');
  await git('add', '-A', '--force');
  await git('commit', '-qm', 'feat: begin', '--no-verify');
  return folder;
}

export async function probe(options: ProbeOptions): Promise<Probe> {
  const home = await mkdtemp(join(tmpdir(), 'probe-'));
  const repository = await repositoryOf(options.files ?? { 'README.md': '# Probe\n' });
  const skill = join(home, 'skill');
  const out = options.out ?? join(home, 'runs');
  await mkdir(skill);
  await writeFile(join(skill, 'verify.mjs'), 'export default async () => [];\n');
  await options.equip?.(skill);
  const notes: string[] = [];
  let guard: Guard | null = null;
  const live: Live = {
    guard: () => {
      if (!guard) throw new Error('no guard yet');
      return guard;
    },
    container: async () => {
      // By the run's id: other probes run beside this one.
      const run = (await readdir(out)).find((name) => name !== 'latest') ?? '';
      const mine = `name=${run.toLowerCase()}`;
      const args = ['ps', '--filter', mine, '--format', '{{.Names}}'];
      return (await execa(engine?.name ?? 'podman', args)).stdout.trim();
    },
  };
  const model = await scriptModel(options.turns(live));
  const manifest = probeSkill(options.grants, options.seconds, options.prompt);
  manifest.stages.unshift(...(options.before ?? []));
  try {
    const { record, folder } = await runSkill({
      skill: { manifest, folder: skill },
      repository,
      out,
      model: options.model ?? model.url,
      environment: { ANTHROPIC_API_KEY: KEY, ...options.environment },
      ...(options.inPlace ? { inPlace: options.inPlace } : {}),
      ...(options.network ? { network: options.network } : {}),
      signal: new AbortController().signal,
      progress: {
        async step(name, work, detail) {
          const value = await work();
          notes.push(`${name}: ${detail(value)}`);
          if (name === 'guard') guard = value as Guard;
          return value;
        },
        note: (line) => void notes.push(line),
      },
    });
    const events = await readEvents(record.audit.file);
    const written = await readdir(join(folder, 'stages/work'), { recursive: true }).catch(() => []);
    return {
      record,
      folder,
      events,
      model,
      written: written.sort(),
      log: await verifyAuditLog(record.audit.file),
    };
  } finally {
    await model[Symbol.asyncDispose]();
    await rm(repository, { recursive: true, force: true });
  }
}

export const decided = (events: readonly AuditEvent[]): AuditEvent[] =>
  events.filter((event) => event.kind === 'call.decided' && event.session !== 'liveness');
