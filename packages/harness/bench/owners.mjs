// Measures `harness owners review` on a diff of 10,000 files, the whole command: `node bench/owners.mjs [rounds] [files]`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 15);
const files = Number(process.argv[3] ?? 10_000);
const root = join(import.meta.dirname, '../../..');
const contracts = join(root, 'packages/contracts');
const folder = mkdtempSync(join(tmpdir(), 'owners-bench-'));
const git = (...args) =>
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@x', '-c', 'gc.auto=0', ...args],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
const write = (path, text) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const quantile = (times, q) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * q)];

function measure(name) {
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    const args = ['owners', 'review', '--repo', folder, '--base', 'main', '--json'];
    const out = execFileSync(process.execPath, [join(root, 'packages/harness/bin/harness.mjs'), ...args], {
      maxBuffer: 1 << 28,
    });
    // The first round warms the disk's cache.
    if (round > 0) times.push(performance.now() - began);
    if (JSON.parse(out).requirements.length === 0) throw new Error('nothing was judged');
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  process.stdout.write(
    `${name.padEnd(34)} p50 ${p50.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms\n`,
  );
  return p50;
}

try {
  git('init', '-q', '-b', 'main');
  const map = readFileSync(join(root, 'ownership.json'), 'utf8');
  write('ownership.json', map);
  for (const name of readdirSync(contracts))
    try {
      write(
        `packages/contracts/${name}/contract.json`,
        readFileSync(join(contracts, name, 'contract.json'), 'utf8'),
      );
    } catch {
      // Not a contract.
    }
  const packages = [
    'hooks',
    'container',
    'pipeline',
    'skills',
    'acceptance',
    'harness',
    'contracts/policy/v1',
  ];
  const path = (at) => `packages/${packages[at % packages.length]}/src/f${at % 97}/a${at}.ts`;
  for (let at = 0; at < files; at++) write(path(at), `a ${at}`);
  git('add', '-A');
  git('commit', '-qm', 'base');
  git('checkout', '-qb', 'topic');
  for (let at = 0; at < files; at++) write(path(at), `b ${at}`);
  git('commit', '-qam', 'change');
  const plain = measure(`${files} changed files`);
  const moved = JSON.parse(map);
  moved.teams[1].packages = moved.teams[1].packages.concat(moved.teams[3].packages);
  moved.teams[3].packages = [];
  write('ownership.json', JSON.stringify(moved));
  git('commit', '-qam', 'owners');
  const changed = measure('the same, and the map changes too');
  process.exitCode = plain <= 1000 && changed <= 1000 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
