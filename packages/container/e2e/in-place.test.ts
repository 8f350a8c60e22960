// In-place mode for real, as root with a second uid: what it keeps, what it says it does not, and that nothing is left.
import { chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttestationError } from '../src/cell/attestation-error.ts';
import { withAttackFiles } from '../src/attack/attack-files.ts';
import { type AttackOutcome, readAttacks } from '../src/attack/attack.ts';
import { loadImageManifest } from '../src/image/load-manifest.ts';
import { entryFile } from '../src/image/entry-file.ts';
import type { CellPlan } from '../src/profile/promises.ts';
import { requirePlace, startInPlace } from '../src/place/start-in-place.ts';
import { type UnpackedImage, unpackImage } from '../src/place/unpack-image.ts';

/** A uid that nothing else on this host has, so that what is left can be counted. */
const UID = 10_077;
const MISSING = ['memoryMb', 'pids', 'cpus'];
const dist = join(import.meta.dirname, '../dist');
const reason = await requirePlace(UID, []).then(
  () => null,
  (error: Error) => error.message,
);
if (reason !== null) process.stderr.write(`in-place tests are skipped: ${reason}\n`);
const manifest = await loadImageManifest();
const tools = manifest.tools.map((tool) => tool.name);

describe.skipIf(reason !== null)('in place (skipped where a job may not make name spaces)', () => {
  let image: UnpackedImage;
  let folder: string;
  let plan: CellPlan;

  beforeAll(async () => {
    image = await withAttackFiles(
      (files) =>
        unpackImage(manifest, [
          { ...entryFile(), source: join(dist, 'entry.mjs') },
          ...['/opt/harness/settings.json', '/etc/claude-code/managed-settings.json'].map((path) => ({
            path,
            mode: 0o644,
            source: { text: '{}\n' },
          })),
          ...files,
        ]),
      join(dist, 'attack.mjs'),
    );
    folder = await mkdtemp(join(tmpdir(), 'in-place-'));
    for (const name of ['repository/.git', 'doors', 'out'])
      await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, 'repository/.git/config'), '[core]\n');
    await writeFile(join(folder, 'secret'), 'readable by all\n', { mode: 0o644 });
    await chown(join(folder, 'out'), UID, UID);
    plan = {
      mounts: [
        { source: join(folder, 'doors'), target: '/run/harness', access: 'read', what: 'doors' },
        { source: join(folder, 'repository'), target: '/workspace', access: 'read', what: 'repository' },
        { source: join(folder, 'out'), target: '/out', access: 'write', what: 'outputs' },
      ],
      seconds: 60,
      memoryMb: 512,
      environment: [],
    };
  }, 300_000);
  afterAll(async () => {
    await image?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
    expect(await processesOf(UID)).toEqual([]);
  });

  const start = (accepted: readonly string[]) =>
    startInPlace({ image, tools, name: 'in-place', plan, uid: UID, accepted });

  async function run(argv: string[], input = ''): Promise<string[]> {
    const lines: string[] = [];
    await using cell = await start(MISSING);
    await cell.run(
      {
        argv,
        environment: { PATH: '/usr/bin', HOME: '/home/agent' },
        input,
        output: (line) => void lines.push(line),
      },
      new AbortController().signal,
    );
    return lines;
  }
  const bash = (script: string) => run(['/usr/bin/bash', '-c', script]);

  it('refuses to start without each promise that it cannot keep, by name', async () => {
    const error = await start([]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AttestationError);
    expect((error as AttestationError).instead).toContain(MISSING.join(','));
    for (const name of MISSING) {
      const refused = (await start(MISSING.filter((one) => one !== name)).catch(
        (thrown: unknown) => thrown,
      )) as AttestationError;
      expect(refused.instead).toMatch(new RegExp(`--accept-missing ${name}$`));
    }
  });

  it('says in its confinement what it runs without, and why', async () => {
    await using cell = await start([...MISSING, 'network']);
    expect(cell.confinement.mode).toBe('in-place');
    expect(cell.confinement.missing?.map((one) => one.promise)).toEqual(MISSING);
    expect(cell.confinement.promises.user).toEqual({ uid: UID, gid: UID });
    expect(cell.confinement.attestation?.filter((line) => line.kept).length).toBeGreaterThan(25);
  });

  it('gives the agent nothing of the job: no file, no process, no signal, no socket', async () => {
    const abstract = createServer((client) => client.destroy());
    await new Promise<void>((resolve) => abstract.listen(`\0${folder}`, resolve));
    const lines = await bash(
      [
        'cut -d" " -f1,4,5 /proc/self/status > /dev/null; echo alive',
        `cat ${folder}/secret 2>&1; ls ${folder} 2>&1`,
        `kill -9 ${process.pid} 2>&1`,
        `cat /proc/${process.pid}/status 2>&1`,
        'echo x > /planted 2>&1; echo x > /run/harness/planted; echo x > /workspace/planted',
        'ls /proc | tr -dc "0-9\\n" | sort -n | uniq | tail -1',
        'cat /proc/net/unix | wc -l',
        'echo done > /out/done; ls /proc/1/root/',
      ].join('\n'),
    );
    abstract.close();
    const text = lines.join('\n');
    expect(text).toContain('alive');
    expect(text).not.toContain('readable by all');
    expect(text.match(/No such file or directory/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text).toContain('No such process');
    expect(text.match(/Read-only file system/g)).toHaveLength(3);
    expect(await readFile(join(folder, 'out/done'), 'utf8')).toBe('done\n');
    expect(await readdir(join(folder, 'doors'))).toEqual([]);
  });

  it('contains every attack but those that starve a container, hooks off', async () => {
    const attacks = readAttacks().filter((attack) => !attack.alone);
    const lines = await run(
      ['/opt/harness/bin/node', '/opt/harness/attack/main.mjs'],
      JSON.stringify(attacks),
    );
    const outcomes = lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as AttackOutcome);
    expect(outcomes).toHaveLength(attacks.length);
    expect(outcomes.filter((one) => !one.contained)).toEqual([]);
  }, 120_000);

  it('ends with whoever started it', async () => {
    await using cell = await start(MISSING);
    const stop = new AbortController();
    const ended = cell.run(
      {
        argv: ['/usr/bin/bash', '-c', 'echo up; cat /dev/zero > /dev/null'],
        environment: {},
        input: '',
        output: () => stop.abort(),
      },
      stop.signal,
    );
    expect((await ended).stopped).toBe('aborted');
    await cell[Symbol.asyncDispose]();
    // Who was killed may be on the list until its parent has read how it ended.
    await expect.poll(() => processesOf(UID), { timeout: 60_000 }).toEqual([]);
    expect((await readFile('/proc/self/mountinfo', 'utf8')).includes(image.root)).toBe(false);
  });

  it.each([
    [process.getuid?.() ?? 0, [], 'the guard’s own'],
    [UID, ['netwrok'], 'no promise is called netwrok'],
  ])('refuses uid %s and accepted %j', async (uid, accepted, message) => {
    await expect(requirePlace(uid, accepted)).rejects.toThrow(message);
  });
});

async function processesOf(uid: number): Promise<string[]> {
  const { stdout } = await execa('ps', ['-eo', 'uid=,pid=,args='], { stdin: 'ignore' });
  return stdout
    .split('\n')
    .filter((line) => line.trim().startsWith(`${uid} `) && !line.includes('<defunct>'));
}
