// The public surface, and that what is built can be found and loaded.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContractError } from '@agent-harness/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { TOOLS } from './documentation/state/tools.ts';
import * as skills from './index.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A root with one skill whose manifest is the shipped one, changed. */
async function rootWith(
  change: (manifest: Record<string, unknown>) => void,
  files: Record<string, string> = {},
): Promise<string> {
  const { folder } = await skills.findSkill('documentation');
  const manifest = JSON.parse(await readFile(join(folder, 'skill.json'), 'utf8')) as Record<string, unknown>;
  change(manifest);
  const root = await mkdtemp(join(tmpdir(), 'skills-'));
  folders.push(root);
  await mkdir(join(root, 'one'));
  await writeFile(join(root, 'one/skill.json'), JSON.stringify(manifest));
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, 'one', name), content);
  return root;
}

it('exports what is documented', () => {
  expect(Object.keys(skills).sort()).toEqual([
    'findSkill',
    'listSkills',
    'loadCheck',
    'loadOffline',
    'loadStaleCheck',
    'loadVerifier',
  ]);
});

/** The skills that reach nothing: their stages, and what each has besides the programs that every skill has. */
const SHIPPED: Record<string, { stages: string[]; more: string[] }> = {
  documentation: {
    stages: ['collect program', 'write agent', 'assemble program'],
    more: ['assemble.mjs', 'grammars', 'stale.mjs'],
  },
  onboarding: {
    stages: ['collect program', 'try program', 'write agent'],
    more: ['grammars', 'try.mjs'],
  },
};

it('ships what is documented', async () => {
  expect((await skills.listSkills()).map(({ manifest }) => manifest.name)).toEqual(
    [...Object.keys(SHIPPED), 'incident-analysis'].sort(),
  );
});

describe.each(Object.entries(SHIPPED))('the %s skill, as built', (skill, { stages, more }) => {
  it('has its files, and they are the authored ones', async () => {
    const { folder, manifest } = await skills.findSkill(skill);
    const all = ['SKILL.md', 'evidence.mjs', 'offline.mjs', 'skill.json', 'verify.mjs', ...more];
    expect((await readdir(folder)).sort()).toEqual(all.sort());
    for (const file of ['SKILL.md', 'skill.json']) {
      const authored = await readFile(new URL(`../${skill}/${file}`, import.meta.url), 'utf8');
      expect(await readFile(join(folder, file), 'utf8')).toBe(authored);
    }
    expect(manifest.stages.map((stage) => `${stage.name} ${stage.kind}`)).toEqual(stages);
  });

  it('sends nothing anywhere', async () => {
    const { manifest } = await skills.findSkill(skill);
    for (const { grants } of manifest.stages)
      expect([...grants.hosts, ...grants.mcp, ...grants.secrets]).toEqual([]);
  });
});

it('says that a skill has nothing that holds its documents against later commits', async () => {
  await expect(skills.loadStaleCheck(await skills.findSkill('onboarding'))).rejects.toMatchObject({
    code: 'skill.stale',
    message: expect.stringContaining('onboarding has no stale.mjs'),
  });
});

it('names in the state of documentation the versions that are installed', async () => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { devDependencies } = JSON.parse(text) as { devDependencies: Record<string, string> };
  const { documentation, ...libraries } = TOOLS;
  expect(documentation).toBe('1');
  for (const [name, version] of Object.entries(libraries)) expect(devDependencies[name]).toBe(version);
});

describe('the incident-analysis skill, as built', () => {
  it('has its files, and they are the authored ones', async () => {
    const { folder, manifest } = await skills.findSkill('incident-analysis');
    expect((await readdir(folder)).sort()).toEqual([
      'SKILL.md',
      'bundle.mjs',
      'evidence.mjs',
      'guard.mjs',
      'kusto-bridge.js',
      'kusto-language.js',
      'mcp',
      'offline.mjs',
      'skill.json',
      'verify.mjs',
    ]);
    expect((await readdir(join(folder, 'mcp'))).sort()).toEqual([
      'azure.json',
      'azure.pins.json',
      'azure.stand-in.mjs',
    ]);
    for (const file of ['SKILL.md', 'skill.json', 'mcp/azure.json', 'mcp/azure.pins.json']) {
      const authored = await readFile(new URL(`../incident-analysis/${file}`, import.meta.url), 'utf8');
      expect(await readFile(join(folder, file), 'utf8')).toBe(authored);
    }
    // Who reads what others wrote and asks Azure is a program; the agent has no way to anything.
    expect(
      manifest.stages.map(({ name, kind, grants }) => [name, kind, grants.mcp.length, grants.hosts.length]),
    ).toEqual([
      ['collect', 'program', 1, 0],
      ['write', 'agent', 0, 0],
      ['bundle', 'program', 0, 0],
    ]);
  });

  it('judges a query where the MCP door asks it to', async () => {
    const bundle = await skills.findSkill('incident-analysis');
    const check = await skills.loadCheck(bundle, 'guard.mjs');
    const query = (text: string) => check('monitor_workspace_log_query', { query: text });
    const where =
      'where TimeGenerated between (datetime(2026-07-01T09:00:00Z) .. datetime(2026-07-01T10:00:00Z))';
    expect(query(`AppRequests | ${where} | limit 5`)).toBeNull();
    expect(query('externaldata(a:string)["https://evil.example"]')).toMatch(
      /^externaldata: .*Instead: .*kql\.leaves/,
    );
    expect(check('monitor_workspace_log_query', {})).toContain('kql.table');
    expect(check('monitor_other', {})).toContain('monitor_other');
  });
});

describe('findSkill', () => {
  it('names the skills there are', async () => {
    await expect(skills.findSkill('documentatoin')).rejects.toMatchObject({
      code: 'skill.unknown',
      instead: expect.stringContaining('documentation'),
    });
  });

  it('refuses an invalid manifest', async () => {
    const root = await rootWith((manifest) => (manifest['stages'] = []));
    await expect(skills.findSkill('documentation', root)).rejects.toBeInstanceOf(ContractError);
  });

  it('says that nothing is built', async () => {
    await expect(skills.listSkills('/nowhere')).rejects.toMatchObject({ code: 'skills.not-built' });
  });
});

describe('loading', () => {
  it.each([
    ['../evil.mjs', /not in its folder/],
    ['none.mjs', /cannot load .*none\.mjs: Cannot find module/],
    ['empty.mjs', /no function/],
  ])('refuses the module %s', async (offline, message) => {
    const root = await rootWith((manifest) => (manifest['offline'] = offline), {
      'empty.mjs': 'export const a = 1;',
    });
    const bundle = await skills.findSkill('documentation', root);
    await expect(skills.loadOffline(bundle)).rejects.toThrow(message);
  });
});
