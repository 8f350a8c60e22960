// The image of every run: the container's base with the hook client, settings and skills baked in, root-owned.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BuildOptions,
  type BuiltImage,
  type Engine,
  type ImageFile,
  buildImage,
  entryFile,
} from '@agent-harness/container';
import type { ImageManifest } from '@agent-harness/contracts';
import { compileClient, renderSettings } from '@agent-harness/hooks';
import { type SkillBundle, listSkills } from '@agent-harness/skills';
import { jsonText } from '../files/json.ts';
import { plainFilesBelow } from '../files/files-below.ts';

export const IN_IMAGE = {
  client: '/opt/harness/bin/hook-client',
  guardSocket: '/run/harness/guard.sock',
  modelSocket: '/run/harness/model.sock',
  egressSocket: '/run/harness/egress.sock',
  mcpSocket: '/run/harness/mcp.sock',
  doors: '/run/harness',
  plugin: '/opt/harness/plugin',
} as const;

export const skillFolder = (name: string): string => `${IN_IMAGE.plugin}/skills/${name}`;

export interface AgentImage extends BuiltImage {
  clientDigest: string;
}

export async function buildAgentImage(
  engine: Engine,
  manifest: ImageManifest,
  step: (line: string) => void,
  options: BuildOptions = {},
): Promise<AgentImage> {
  return withAgentFiles(async (files, clientDigest) => ({
    ...(await buildImage(engine, manifest, files, step, options)),
    clientDigest,
  }));
}

/** Compiles the hook client into a temporary folder, for as long as `use` reads it. */
export async function withAgentFiles<T>(
  use: (files: ImageFile[], clientDigest: string) => Promise<T>,
): Promise<T> {
  const work = await mkdtemp(join(tmpdir(), 'harness-client-'));
  try {
    const client = join(work, 'hook-client');
    const { digest } = await compileClient(client);
    return await use(await agentFiles(client), digest);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param client the compiled hook client on this host */
export async function agentFiles(client: string): Promise<ImageFile[]> {
  const { flag, managed } = renderSettings({ client: IN_IMAGE.client, socket: IN_IMAGE.guardSocket });
  const plugin = { name: 'harness', description: 'Skills of this harness release', version: '1.0.0' };
  return [
    entryFile(),
    { path: IN_IMAGE.client, mode: 0o755, source: client },
    json('/opt/harness/settings.json', flag),
    json('/etc/claude-code/managed-settings.json', managed),
    json(`${IN_IMAGE.plugin}/.claude-plugin/plugin.json`, plugin),
    ...(await Promise.all((await listSkills()).map(skillFiles))).flat(),
  ];
}

async function skillFiles({ manifest, folder }: SkillBundle): Promise<ImageFile[]> {
  // Drafts, verifiers, checks and the MCP servers' documents are the trusted side's; the agent has no use for them.
  const checks = manifest.stages.flatMap(({ grants }) => grants.mcp.flatMap(({ check }) => check ?? []));
  const outside = new Set([manifest.offline, manifest.verify, ...checks, 'stale.mjs', 'mcp']);
  const files = await plainFilesBelow(folder);
  const inside = files.filter((path) => !outside.has(path.split('/')[0] ?? ''));
  return inside.map((name) => ({
    path: `${skillFolder(manifest.name)}/${name}`,
    mode: 0o644,
    source: join(folder, name),
  }));
}

const json = (path: string, value: object): ImageFile => ({
  path,
  mode: 0o644,
  source: { text: jsonText(value) },
});
