// Three teams ship on their own; a release is cut of what they published; one that does not fit is refused with the reason.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '@agent-harness/container';
import { type Release, parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Registry, startRegistry } from './registry.ts';
import { type Shipment, type TeamClone, teamClone } from './team-clone.ts';

const engine = await findEngine().catch(() => null);
let registry: Registry;
let teams: TeamClone;

const replace = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
  await writeFile(file, text.replace(from, to));
};

const shipments: (Shipment & { version: string })[] = [
  {
    layer: 'hooks',
    bump: 'minor',
    version: '1.1.0',
    words: 'Terraform may not destroy.',
    change: (folder) =>
      writeFile(join(folder, 'rules/L1/shop.terraform-destroy.json'), `${JSON.stringify(rule, null, 2)}\n`),
  },
  {
    layer: 'container',
    bump: 'minor',
    version: '1.1.0',
    words: 'The image gives a slow hook a second more.',
    change: (folder) => replace(join(folder, 'src/entry/main.ts'), 'timeout: 10_000', 'timeout: 11_000'),
  },
  {
    layer: 'skills',
    bump: 'patch',
    version: '1.0.1',
    words: 'The instructions say what a record is for.',
    change: (folder) =>
      replace(join(folder, 'documentation/SKILL.md'), 'You write for engineers who were not there.', 'You write for engineers who come later.'), // prettier-ignore
  },
];
const rule = {
  id: 'shop.terraform-destroy',
  layer: 'L1',
  title: 'Terraform destroys what runs',
  severity: 'high',
  reason: 'it takes down what the plan names',
  instead: 'run `terraform plan` and let a person apply it',
  references: [],
  match: { kind: 'command', name: 'terraform', words: ['destroy'] },
  examples: { refused: ['terraform destroy'], allowed: ['ls'] },
};

const RELEASED = 'documentation';

beforeAll(async () => {
  registry = await startRegistry();
  teams = await teamClone(registry);
  await teams.releaseAll();
});
afterAll(async () => {
  await teams?.[Symbol.asyncDispose]();
  await registry?.[Symbol.asyncDispose]();
});

it.each(shipments)('$layer ships $version and touches no other package', async ({ version, ...shipment }) => {
  const shipped = await teams.ship(shipment);
  expect(shipped.version).toBe(version);
  const own = new RegExp(`^(packages/${shipment.layer}/|\\.changeset/|package-lock\\.json$)`, 'u');
  expect(shipped.touched.filter((path) => !own.test(path))).toEqual([]);
  expect(await teams.run('npm', 'view', `@agent-harness/${shipment.layer}`, 'version')).toBe(version);
});

it('is refused with the reason when a layer writes a new major of a contract that others do not read', async () => {
  const manifest = join(teams.folder, 'packages/hooks/package.json');
  const next = JSON.parse(await readFile(manifest, 'utf8'));
  const provides = next.agentHarness.provides.map((one: string) =>
    one.replace(/^policy\/1.*/u, 'policy/2.0'),
  );
  await writeFile(manifest, JSON.stringify({ ...next, version: '2.0.0', agentHarness: { ...next.agentHarness, provides } })); // prettier-ignore
  await teams.run('npm', 'publish', '--access', 'public', '-w', 'packages/hooks');
  await teams.run('git', 'checkout', '-q', '--', 'packages/hooks/package.json');
  const { exitCode, stdout } = await teams.harness(
    'cut',
    '1.1.0',
    '--layer',
    'hooks@2.0.0',
    '--dry-run',
    '--json',
  );
  expect(exitCode).toBe(1);
  const said = (JSON.parse(stdout) as { reasons: { what: string }[] }).reasons
    .map(({ what }) => what)
    .join('\n');
  expect(said).toMatch(/skills 1\.0\.1 .*policy/u);
});

it('upgrades to the newest versions that fit together, and says why not to the very newest', async () => {
  const { exitCode, stdout } = await teams.harness('upgrade', '--write', '--json');
  expect(exitCode).toBe(0);
  const { layers, left } = JSON.parse(stdout) as {
    layers: { layer: string; version: string }[];
    left: { layer: { version: string }; gaps: { what: string }[] }[];
  };
  const versions = Object.fromEntries(layers.map(({ layer, version }) => [layer, version]));
  expect(versions).toMatchObject({ contracts: '1.0.0', ...Object.fromEntries(shipments.map((one) => [one.layer, one.version])) }); // prettier-ignore
  expect(left.map(({ layer, gaps }) => [layer.version, gaps.map(({ what }) => what).join()])).toEqual([
    ['2.0.0', expect.stringMatching(/skills 1\.0\.1 reads policy/u)],
  ]);
  await teams.commit('chore: upgrade layers');
});

describe.skipIf(engine === null)('with an engine (skipped where none answers)', () => {
  it('is cut of what the teams published', { timeout: 900_000 }, async () => {
    // What is shown is how layers come together: one skill's suite and attacks are proof enough, and each takes minutes.
    const left = (await teams.skills()).filter((skill) => skill !== RELEASED);
    await teams.signOff(RELEASED);
    const { exitCode, stdout, stderr } = await teams.harness('cut', '1.1.0', ...left.flatMap((skill) => ['--without', skill]), '--key', teams.key('releaser')); // prettier-ignore
    expect(exitCode, `${stdout}${stderr}`).toBe(0);
    const release: Release = await parseFile('release', join(teams.folder, 'releases/1.1.0/release.json'));
    expect(new Set(release.layers.map(({ origin }) => origin))).toEqual(new Set(['registry']));
    const cut = release.layers.map(({ layer, version }) => `${layer}@${version}`);
    expect(cut).toEqual(expect.arrayContaining(shipments.map((one) => `${one.layer}@${one.version}`)));
    expect(await readFile(join(teams.folder, 'releases/1.1.0/CHANGELOG.md'), 'utf8')).toContain('Terraform may not destroy.'); // prettier-ignore
    expect(release.skills.map(({ name }) => name)).toEqual([RELEASED]);
    expect(release.confinement.contained).toBe(release.confinement.attacks);
    expect(release.confinement.attacks).toBeGreaterThan(100);
    expect((await teams.harness('verify', 'releases/1.1.0')).stdout).toContain('signed by releaser');
    await installsElsewhere(release);
    const again = await teams.harness('cut', '1.1.0', '--dry-run', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ reasons: [{ gate: 'exists' }] });
  });
});

/** Without a network, a cache or this machine's paths. */
async function installsElsewhere(release: Release): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  await cp(join(teams.folder, 'releases/1.1.0'), fresh, { recursive: true });
  for (const name of ['release.json', 'package-lock.json', 'sbom.cdx.json'])
    expect(await readFile(join(fresh, name), 'utf8')).not.toMatch(new RegExp(`${tmpdir()}|127\\.0\\.0\\.1|registry\\.`, 'u')); // prettier-ignore
  const env = { npm_config_cache: join(fresh, 'empty'), npm_config_registry: 'http://localhost:1/' };
  const installed = async (command: string, ...args: string[]): Promise<string> =>
    (await execa(command, args, { cwd: fresh, env, stdin: 'ignore' })).stdout;
  await installed('npm', 'ci', '--offline', '--ignore-scripts', '--no-audit');
  const harness = release.layers.find(({ layer }) => layer === 'harness');
  expect(await installed('npx', '--no-install', 'harness', '--version')).toBe(harness?.version);
  expect(await installed('npx', '--no-install', 'harness', 'check', 'documentation')).toContain('may run');
  await rm(fresh, { recursive: true, force: true });
}
