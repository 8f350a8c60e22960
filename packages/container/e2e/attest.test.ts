// The walls for real: each flag of the profile is taken away, and the attestation must notice.
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../src/attest/judge.ts';
import { openEntry } from '../src/cell/open-entry.ts';
import { startCell } from '../src/cell/start-cell.ts';
import { type Engine, findEngine } from '../src/engine/engine.ts';
import { removeContainer } from '../src/engine/remove-container.ts';
import { type BuiltImage, buildImage } from '../src/image/build-image.ts';
import { entryFile } from '../src/image/entry-file.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';
import { AGENT } from '../src/image/prune-rules.ts';
import { type CellPlan, promisesOf } from '../src/profile/promises.ts';
import { runArguments } from '../src/profile/run-arguments.ts';
import { seccompIdentity } from '../src/profile/seccomp-profile.ts';

const engine: Engine | null = await findEngine().catch(() => null);
const manifest = await loadImageManifest();
const SECCOMP = `seccomp profile of ${seccompIdentity().calls} calls`;
const tools = manifest.tools.map((tool) => tool.name);

describe.skipIf(engine === null)('attestation (skipped where no container engine answers)', () => {
  let image: BuiltImage;
  let folder: string;
  let plan: CellPlan;

  beforeAll(async () => {
    image = await buildImage(engine!, manifest, [
      { ...entryFile(), source: join(import.meta.dirname, '../dist/entry.mjs') },
    ]);
    folder = await mkdtemp(join(tmpdir(), 'attest-'));
    if (process.getuid?.() === 0) await chown(folder, AGENT.uid, AGENT.gid);
    plan = {
      mounts: [
        { source: import.meta.dirname, target: '/workspace', access: 'read', what: 'repository' },
        { source: folder, target: '/out', access: 'write', what: 'outputs' },
      ],
      seconds: 30,
      memoryMb: 512,
      environment: [],
    };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function brokenPromises(change: (args: string[]) => string[]): Promise<string[]> {
    const promises = promisesOf(plan);
    const name = `attest-${process.pid}-${Math.trunc(performance.now())}`;
    const entry = openEntry(engine!, change(runArguments(engine!, name, image.reference, promises, plan)));
    try {
      const mounts = promises.mounts.map((mount) => mount.target);
      const { observation } = await entry.ask(
        { say: 'observe', mounts, writable: ['/tmp', AGENT.home, '/out'] },
        'observed',
        30_000,
      );
      return judge(promises, observation, tools)
        .filter((line) => !line.kept)
        .map((line) => line.promise);
    } finally {
      await removeContainer(engine!, name);
      await entry.closed;
    }
  }

  const without = (flag: string) => (args: string[]) => args.filter((arg) => !arg.startsWith(flag));
  const instead = (flag: string, other: string) => (args: string[]) =>
    args.map((arg) => (arg.startsWith(flag) ? other : arg));

  it('keeps every promise with the whole profile', async () => {
    expect(await brokenPromises((args) => args)).toEqual([]);
  });

  it.each<[string, (args: string[]) => string[], string]>([
    ['the host’s network', instead('--network', '--network=host'), 'no network'],
    ['a writable root', without('--read-only'), '/var/tmp not writable'],
    ['capabilities', without('--cap-drop'), 'no capabilities'],
    ['new privileges', without('--security-opt'), 'no new privileges'],
    ['no seccomp', instead('--security-opt=seccomp', '--security-opt=seccomp=unconfined'), 'seccomp filter'],
    ['the engine’s own seccomp profile', without('--security-opt=seccomp'), SECCOMP],
    ['more processors', without('--cpus'), '2 processors'],
    ['files of any size', without('--ulimit=fsize'), '256 MB a file'],
    [
      'execution from the repository',
      (args) => args.map((arg) => arg.replace('/workspace:ro,noexec', '/workspace:ro')),
      '/workspace mounted ro,noexec',
    ],
    ['root', instead('--user', '--user=0:0'), 'user 10001:10001'],
    [
      'no memory limit',
      (args) => without('--memory-swap')(instead('--memory=', '--memory=4g')(args)),
      'memory 512 MB',
    ],
    ['more processes', instead('--pids-limit', '--pids-limit=4096'), '256 processes'],
    [
      'a writable repository',
      (args) => args.map((arg) => arg.replace('/workspace:ro', '/workspace:rw')),
      '/workspace mounted ro,noexec',
    ],
    [
      'one more mount',
      (args) => [...args.slice(0, -1), '--volume=/etc:/host:ro', ...args.slice(-1)],
      'no other mount',
    ],
    [
      'execution from /out',
      (args) => args.map((arg) => arg.replace('rw,noexec', 'rw')),
      'nothing executes from /out',
    ],
    [
      'a key in the environment',
      (args) => [...args.slice(0, -1), '--env=ANTHROPIC_API_KEY=x', ...args.slice(-1)],
      'no credential in the environment',
    ],
  ])('notices %s', async (_, change, promise) => {
    expect(await brokenPromises(change)).toContain(promise);
  });

  it('starts a cell that holds, and leaves nothing behind', async () => {
    const name = `cell-${process.pid}`;
    {
      await using cell = await startCell({ engine: engine!, image, tools, name, plan });
      expect(cell.confinement.attestation?.every((line) => line.kept)).toBe(true);
      const lines: string[] = [];
      const end = await cell.run(
        {
          argv: ['/usr/bin/bash', '-c', 'cat; echo $A; ls /'],
          environment: { PATH: '/usr/bin', A: 'b' },
          input: 'hello\n',
          output: (line) => lines.push(line),
        },
        new AbortController().signal,
      );
      expect(end).toEqual({ code: 0, stopped: null });
      expect(lines.slice(0, 2)).toEqual(['hello', 'b']);
    }
    const left = await execa(engine!.name, ['ps', '--all', '--filter', `name=${name}`, '--quiet']);
    expect(left.stdout).toBe('');
  });

  it('aborts, with the container gone, when a promise is not kept', async () => {
    const name = `broken-${process.pid}`;
    await expect(
      startCell({ engine: engine!, image, tools: [...tools, 'not-there'], name, plan }),
    ).rejects.toMatchObject({
      code: 'cell.attestation',
      message: expect.stringContaining('-not-there'),
    });
    const left = await execa(engine!.name, ['ps', '--all', '--filter', `name=${name}`, '--quiet']);
    expect(left.stdout).toBe('');
  });

  it('stops a session at its time limit', async () => {
    await using cell = await startCell({
      engine: engine!,
      image,
      tools,
      name: `slow-${process.pid}`,
      plan: { ...plan, seconds: 1 },
    });
    const end = await cell.run(
      { argv: ['/usr/bin/tail', '-f', '/dev/null'], environment: {}, input: '', output: () => {} },
      new AbortController().signal,
    );
    expect(end).toEqual({ code: null, stopped: 'timeout' });
  });
});
