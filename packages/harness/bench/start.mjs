// Measures what a start adds: container, attestation and liveness, against the same CLI run bare on this host.
// `npm run bench:start -w packages/container -- [rounds]`, after a build of everything. Bare and contained take turns, so
// that what else this machine does hits both alike. The guard's own start is shown apart: a run starts one for all stages.
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { AGENT, findEngine, loadImageManifest, startCell } from '@agent-harness/container';
import { composePolicy, startGuard } from '@agent-harness/hooks';
import { buildAgentImage } from '../dist/run/agent-image.js';
import { proveLiveness } from '../dist/run/prove-liveness.js';

const rounds = Number(process.argv[2] ?? 30);
const arch = process.arch === 'x64' ? 'x64' : 'arm64';
const claude = join(
  dirname(createRequire(import.meta.url).resolve(`@anthropic-ai/claude-code-linux-${arch}/package.json`)),
  'claude',
);
const engine = await findEngine();
const manifest = await loadImageManifest();
const image = await buildAgentImage(engine, manifest, () => {});
const tools = manifest.tools.map((tool) => tool.name);
const policy = composePolicy({
  name: 'bench',
  tools: [],
  commands: [],
  read: ['/workspace'],
  write: ['/out'],
  hosts: [],
});
const taken = { guard: [], bare: [], container: [], liveness: [], session: [], removal: [], added: [] };

async function timed(name, work) {
  const began = performance.now();
  const value = await work();
  const ms = performance.now() - began;
  taken[name].push(ms);
  return [ms, value];
}

const bare = () => promisify(execFile)(claude, ['--version'], { env: { PATH: '/usr/bin', HOME: tmpdir() } });

async function contained(base, round) {
  const doors = join(base, `doors-${round}`);
  const out = join(base, `out-${round}`);
  await Promise.all([doors, out].map((folder) => mkdir(folder)));
  if (process.getuid() === 0) await chown(out, AGENT.uid, AGENT.gid);
  else await chmod(out, 0o777);
  const mounts = [
    { source: doors, target: '/run/harness', access: 'read', what: 'doors' },
    { source: import.meta.dirname, target: '/workspace', access: 'read', what: 'repository' },
    { source: out, target: '/out', access: 'write', what: 'outputs' },
  ];
  const auditFile = join(base, `audit-${round}.jsonl`);
  const [, guard] = await timed('guard', () =>
    startGuard({ run: `bench-${round}`, auditFile, socketDir: doors }),
  );
  const plan = { mounts, seconds: 120, memoryMb: 1024, environment: ['PATH'] };
  const name = `bench-start-${process.pid}-${round}`;
  const opened = guard.open({ stage: 'bench', policy, mounts, liveness: true });
  const [started, cell] = await timed('container', () => startCell({ engine, image, tools, name, plan }));
  const [lively] = await timed('liveness', async () => {
    await opened;
    await proveLiveness(cell, guard, auditFile);
  });
  const environment = { PATH: '/usr/bin', HOME: AGENT.home };
  const session = {
    argv: ['/opt/harness/bin/claude', '--version'],
    environment,
    input: '',
    output: () => {},
  };
  const [ran, end] = await timed('session', () => cell.run(session, new AbortController().signal));
  if (end.code !== 0) throw new Error(`the CLI ended with ${JSON.stringify(end)}`);
  const [removed] = await timed('removal', () => cell[Symbol.asyncDispose]());
  await guard[Symbol.asyncDispose]();
  return started + lively + ran + removed;
}

const base = await mkdtemp(join(tmpdir(), 'harness-bench-'));
try {
  await chmod(base, 0o711);
  for (let round = 0; round < rounds + 1; round++) {
    const [plain] = await timed('bare', bare);
    taken.added.push((await contained(base, round)) - plain);
    // The first round warms caches of both.
    if (round === 0) for (const times of Object.values(taken)) times.length = 0;
  }
} finally {
  await rm(base, { recursive: true, force: true });
}

const quantile = (times, q) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];
for (const [name, times] of Object.entries(taken))
  process.stdout.write(
    `${name.padEnd(10)} p50 ${quantile(times, 0.5).toFixed(0).padStart(5)} ms   p95 ${quantile(times, 0.95).toFixed(0).padStart(5)} ms\n`,
  );
const p95 = quantile(taken.added, 0.95);
process.stdout.write(`added at p95: ${(p95 / 1000).toFixed(2)} s of 1.0 s allowed, ${rounds} rounds\n`);
process.exitCode = p95 <= 1000 ? 0 : 1;
