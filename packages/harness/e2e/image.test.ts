// `harness image` as people and CI call it: exit codes, JSON, and the files that it writes.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine, loadArchive, loadImageLock, lockFile } from '@agent-harness/container';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, '../dist/cli.js');
const engine = await findEngine().catch(() => null);
const image = (...args: string[]) =>
  execa('node', [cli, 'image', ...args], { reject: false, stdin: 'ignore' });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('harness image, without an engine', () => {
  it('explains every verb and its exit codes', async () => {
    for (const verb of ['lock', 'build', 'verify', 'diff', 'sbom', 'why', 'containerfile']) {
      const { stdout, exitCode } = await image(verb, '--help');
      expect([verb, exitCode]).toEqual([verb, 0]);
      expect(stdout).toContain('Exit codes:');
      expect(stdout).toContain('--json');
    }
  });

  it('tells two locks apart', async () => {
    const other = join(folder, 'other.json');
    const lock = await loadImageLock();
    const [first, ...rest] = lock.targets;
    await writeFile(
      other,
      JSON.stringify({ ...lock, targets: [{ ...first!, packages: first!.packages.slice(1) }, ...rest] }),
    );
    expect(await image('diff', lockFile(), lockFile(), '--check')).toMatchObject({
      exitCode: 0,
      stdout: 'no difference',
    });
    const differs = await image('diff', lockFile(), other, '--check', '--json');
    expect(differs.exitCode).toBe(1);
    expect(JSON.parse(differs.stdout)).toMatchObject([{ kind: 'removed', what: 'package base-files' }]);
    expect((await image('diff', other, join(folder, 'none.json'))).exitCode).toBe(2);
  });

  it('judges a report by severity and threshold', async () => {
    const report = join(folder, 'report.json');
    const match = {
      vulnerability: { id: 'CVE-2026-1', severity: 'Medium' },
      artifact: { name: 'git', version: '1' },
    };
    await writeFile(report, JSON.stringify({ matches: [match] }));
    expect((await image('sbom', '--vulnerabilities', report)).exitCode).toBe(0);
    const refused = await image('sbom', '--vulnerabilities', report, '--threshold', 'medium', '--json');
    expect([refused.exitCode, JSON.parse(refused.stdout).passed]).toEqual([1, false]);
    expect((await image('sbom', '--vulnerabilities', lockFile())).exitCode).toBe(3);
  });

  it('writes the same bill of materials twice', async () => {
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
    for (const file of [a, b]) expect((await image('sbom', '--out', file)).exitCode).toBe(0);
    expect(await readFile(a, 'utf8')).toBe(await readFile(b, 'utf8'));
  });

  it('refuses a stale lock where the committed one is demanded', async () => {
    const stale = join(folder, 'stale.json');
    await writeFile(
      stale,
      JSON.stringify({ ...(await loadImageLock()), inputs: `sha256:${'0'.repeat(64)}` }),
    );
    const { exitCode, stderr } = await image('build', '--locked', '--lock', stale);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(engine ? /image\.stale-lock/ : /engine\.missing/);
  });

  it('names no builder by tag', async () => {
    const { exitCode, stderr } = await image('containerfile', '--builder', 'debian:bookworm');
    expect([exitCode, stderr.includes('image.builder')]).toEqual([3, true]);
    const builder = `registry.example/debian@sha256:${'a'.repeat(64)}`;
    const rendered = await image('containerfile', '--builder', builder);
    expect(rendered.stdout).toContain(`FROM ${builder} AS root`);
    const [one, two] = [
      await image('containerfile', '--builder', builder, '--tag'),
      await image('containerfile', '--builder', builder, '--tag'),
    ];
    expect(one.stdout).toMatch(/^[0-9a-f]{16}$/);
    expect(two.stdout).toBe(one.stdout);
  });
});

describe.skipIf(engine === null)('harness image, with an engine (skipped where none answers)', () => {
  it('builds from the committed lock, and verifies what it built', async () => {
    const built = await image('build', '--locked', '--json');
    expect(built.exitCode).toBe(0);
    expect(JSON.parse(built.stdout)).toMatchObject({ lock: { source: 'committed' } });
    const verified = await image('verify', '--locked', '--json');
    expect([verified.exitCode, JSON.parse(verified.stdout).violations]).toEqual([0, []]);
    expect((await image('verify', 'localhost/agent-harness/none:1')).exitCode).toBe(3);
  });

  it.skipIf(engine?.name !== 'podman')(
    'is loaded from its archive where it cannot be built (podman has a storage by the side)',
    async () => {
      const file = join(folder, 'image.tar');
      const made = await image('build', '--locked', '--json', '--archive', file);
      expect(made.exitCode, made.stderr).toBe(0);
      const built = JSON.parse(made.stdout) as { id: string; reference: string };
      const roots = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'runroot')];
      const elsewhere = { ...engine!, global: [...engine!.global, ...roots] };
      const known = (): Promise<{ exitCode?: number }> =>
        execa('podman', [...elsewhere.global, 'image', 'inspect', built.reference], { reject: false });
      expect((await known()).exitCode).not.toBe(0);
      await expect(loadArchive(elsewhere, file, `sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'image.load' }); // prettier-ignore
      expect(await loadArchive(elsewhere, file, built.id)).toBe(false);
      expect((await known()).exitCode).toBe(0);
      await execa('podman', [...elsewhere.global, 'rmi', built.id]);
      expect(await loadArchive(elsewhere, file, built.id)).toBe(true);
      await execa('podman', [...elsewhere.global, 'system', 'reset', '--force'], { reject: false });
    },
  );
});
