// Skills of a few stages and an image that holds git, for tests of what a skill may be granted.
import type { ImageManifest, SkillManifest, Stage } from '@agent-harness/contracts';

const grants: Stage['grants'] = { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] };
const limits = { seconds: 60, memoryMb: 512 };
export const agent = (name: string, more: Partial<Stage['grants']>): Stage => ({
  name,
  kind: 'agent',
  prompt: 'Work.',
  limits,
  grants: { ...grants, ...more },
});
export const program = (name: string, more: Partial<Stage['grants']>, declassifies?: string): Stage => ({
  name,
  kind: 'program',
  argv: ['/opt/harness/bin/node'],
  limits,
  grants: { ...grants, ...more },
  ...(declassifies ? { declassifies } : {}),
});
export const skill = (...stages: Stage[]): SkillManifest => ({
  contract: 'skill/1',
  name: 'demo',
  title: 'Demo',
  description: 'Demo.',
  owner: 'engineering',
  stages,
  outputs: [{ glob: '*.md', what: 'text', required: true, maxKb: 10 }],
  triggers: ['manual'],
  offline: 'offline.mjs',
  verify: 'verify.mjs',
});
export const image: ImageManifest = {
  contract: 'image/1',
  name: 'agent-harness',
  base: { distribution: 'debian', suite: 'bookworm', packages: [] },
  tools: [{ name: 'git', package: 'git', why: 'history', skills: ['*'] }],
  cli: { package: 'cli', version: '1.0.0' },
  node: {
    package: 'node',
    version: '24.0.0',
    integrity: { x64: 'sha512-x', arm64: 'sha512-x' },
    why: 'entry',
  },
  budgetMb: 1,
};
export const repository = { source: 'repository', target: '/workspace' } as const;
