// A real cut of a clone of this repository: refused with every reason, then written, signed, and installed without a network.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '@agent-harness/container';
import { type AcceptanceReport, type Release, parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../../..');
const engine = await findEngine().catch(() => null);
let work: string;
let clone: string;

const inClone = (command: string, ...args: string[]) =>
  execa(command, args, { cwd: clone, reject: false, stdin: 'ignore' });
const harness = (...args: string[]) => inClone('node', 'packages/harness/bin/harness.mjs', ...args);
async function must(ran: ReturnType<typeof inClone>): Promise<string> {
  const { exitCode, stdout, stderr } = await ran;
  if (exitCode !== 0) throw new Error(`exit ${exitCode}: ${stdout}\n${stderr}`);
  return stdout;
}
const git = (...args: string[]) =>
  must(inClone('git', '-c', 'user.name=ada', '-c', 'user.email=ada@shop.example', '-c', 'commit.gpgsign=false', ...args)); // prettier-ignore

/** As `git clone`, `npm ci` and `npm run build` leave it, without the minutes. */
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'cut-e2e-'));
  clone = join(work, 'clone');
  await execa('git', ['clone', '-q', repository, clone]);
  await cp(join(repository, 'node_modules'), join(clone, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const name of await readdir(join(repository, 'packages')))
    for (const made of ['dist', 'node_modules'])
      await cp(join(repository, 'packages', name, made), join(clone, 'packages', name, made), { recursive: true, verbatimSymlinks: true }).catch(() => {}); // prettier-ignore
});
afterAll(() => rm(work, { recursive: true, force: true }));

const key = (name: string) => join(work, `${name}.pem`);

/** Changesets become versions, and two people have keys. */
async function readyToRelease(): Promise<void> {
  await must(inClone('npx', 'changeset', 'version'));
  await must(inClone('npm', 'install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit'));
  const made = async (name: string, ...more: string[]): Promise<unknown> =>
    JSON.parse(await must(harness('key', 'new', key(name), '--id', name, '--holder', name, '--until', '2099-01-01', ...more))); // prettier-ignore
  const keys = [
    await made('ada', '--team', 'domain-experts', '--use', 'sign-off'),
    await made('releaser', '--kind', 'service', '--team', 'integration', '--use', 'release'),
  ];
  await writeFile(join(clone, 'trust.json'), JSON.stringify({ contract: 'trust/1', keys }));
  await git('add', '-A');
  await git('commit', '-qm', 'chore: version packages');
}

/** As an expert does who has read the report of a run of their own. */
async function signOff(): Promise<void> {
  await must(harness('run', 'documentation', '--model', 'offline', '--out', 'runs'));
  const report = JSON.parse(await must(harness('accept', 'documentation', '--json'))) as AcceptanceReport;
  const file = join(work, 'report.json');
  await writeFile(file, `${JSON.stringify({ ...report, run: null }, null, 2)}\n`);
  const { id } = JSON.parse(await must(harness('image', 'build', '--locked', '--json'))) as { id: string };
  await must(harness('sign-off', 'documentation', '--as', 'domain-experts', '--by', 'ada', '--until', '2098-01-01', '--report', file, '--image', id, '--key', key('ada'))); // prettier-ignore
  await git('add', '-A');
  await git('commit', '-qm', 'chore: sign off documentation');
}

it('says everything that stands against a release at once', async () => {
  await writeFile(join(clone, 'forgotten.txt'), '');
  await mkdir(join(clone, '.changeset'), { recursive: true });
  await writeFile(join(clone, '.changeset/one-more.md'), "---\n'@agent-harness/hooks': patch\n---\n\nx\n");
  await git('add', '.changeset');
  await git('commit', '-qm', 'x');
  const { exitCode, stdout } = await harness('cut', '1.0.0', '--dry-run', '--json');
  const gates = (JSON.parse(stdout) as { reasons: { gate: string }[] }).reasons.map(({ gate }) => gate);
  expect([exitCode, gates]).toEqual([1, ['dirty', 'changesets']]);
  await rm(join(clone, 'forgotten.txt'));
});

it('will not cut without a key, or a version that is none', async () => {
  expect(await harness('cut', '1.0.0')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('signing.none') }); // prettier-ignore
  expect(await harness('cut', '1.0')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('arguments.version') }); // prettier-ignore
});

describe.skipIf(engine === null)('with an engine (skipped where none answers)', () => {
  it('cuts a release that installs without a network and a cache', { timeout: 900_000 }, async () => {
    await readyToRelease();
    await signOff();
    await must(harness('cut', '1.0.0', '--key', key('releaser')));
    const folder = join(clone, 'releases/1.0.0');
    const release: Release = await parseFile('release', join(folder, 'release.json'));
    const hooks = release.layers.find(({ layer }) => layer === 'hooks');
    expect(hooks).toMatchObject({ version: '0.1.0', team: 'security', origin: 'workspace' });
    expect(release.acceptance).toMatchObject([{ skill: 'documentation', passed: true, signOffs: [{ by: 'ada' }] }]); // prettier-ignore
    expect(release.confinement.contained).toBe(release.confinement.attacks);
    expect(release.confinement.attacks).toBeGreaterThan(100);
    expect(await readFile(join(folder, 'pipelines/agents.gitlab-ci.yml'), 'utf8')).toContain(
      release.image.id,
    );
    for (const { path } of release.files) expect(path).not.toMatch(/\.code$/);
    // Nothing of this machine, of anyone's home, or of a registry.
    for (const name of ['release.json', 'package-lock.json', 'sbom.cdx.json'])
      expect(await readFile(join(folder, name), 'utf8')).not.toMatch(
        new RegExp(`${work}|${tmpdir()}|registry\\.`),
      );

    const fresh = join(work, 'fresh');
    await cp(folder, fresh, { recursive: true });
    const options = { cwd: fresh, env: { npm_config_cache: join(work, 'empty'), npm_config_registry: 'http://localhost:1/' } }; // prettier-ignore
    await execa('npm', ['ci', '--offline', '--ignore-scripts', '--no-audit'], options);
    const version = await execa('npx', ['--no-install', 'harness', '--version'], options);
    expect(version.stdout).toBe(release.layers.find(({ layer }) => layer === 'harness')?.version);
    const checked = await execa('npx', ['--no-install', 'harness', 'check', 'documentation'], options);
    expect(checked.stdout).toContain('documentation: may run');

    // The plugin's hook needs nothing but Node, and refuses.
    const call = { session_id: 's', hook_event_name: 'PreToolUse', tool_name: 'Read', tool_input: { file_path: '/home/ada/.ssh/id_rsa' }, cwd: work, transcript_path: '/x', tool_use_id: 't' }; // prettier-ignore
    const asked = await execa('node', [join(folder, 'plugin/hook.js'), '--policy', 'developer'], { input: JSON.stringify(call), env: { HOME: work }, reject: false }); // prettier-ignore
    expect(asked.exitCode).toBe(2);

    const again = await harness('cut', '1.0.0', '--dry-run', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ reasons: [{ gate: 'exists' }] });
  });
});
