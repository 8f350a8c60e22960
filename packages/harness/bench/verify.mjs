// Measures `harness verify` against `sha512sum` on the same bytes: `node bench/verify.mjs [rounds] [megabytes]`.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 7);
const megabytes = Number(process.argv[3] ?? 600);
const harness = join(import.meta.dirname, '../bin/harness.mjs');
const example = join(import.meta.dirname, '../../contracts/release/v1/examples/valid/one-layer.json');
const folder = mkdtempSync(join(tmpdir(), 'verify-bench-'));
const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

/** As a release is: one image of most bytes, and some two hundred tarballs. */
function makeRelease() {
  const files = [];
  const write = (path, bytes) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    files.push({ path, bytes: bytes.length, sha512: `sha512:${createHash('sha512').update(bytes).digest('hex')}` }); // prettier-ignore
  };
  write('image/image.tar', randomBytes((megabytes - 60) * 1_000_000));
  for (let at = 0; at < 200; at++) write(`third-party/p${at}-1.0.0.tgz`, randomBytes(300_000));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const release = { ...JSON.parse(readFileSync(example, 'utf8')), files };
  writeFileSync(join(folder, 'release.json'), JSON.stringify(release));
  return files.length;
}

const timed = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** What the example names is not there; what is there must be found as listed. */
function verify(count) {
  const { stdout } = spawnSync(process.execPath, [harness, 'verify', '--unsigned', '--json', folder], {
    maxBuffer: 1 << 28,
  });
  if (JSON.parse(stdout).files !== count) throw new Error('not every file was found intact');
}

try {
  const count = makeRelease();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const [ours, theirs] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [a, b] = [timed(() => verify(count)), timed(() => execFileSync('sha512sum', paths))];
    // The first round warms the disk's cache.
    if (round > 0) {
      ours.push(a);
      theirs.push(b);
    }
  }
  const ratio = median(theirs) / median(ours);
  const rate = (times) => `${(megabytes / (median(times) / 1000)).toFixed(0)} MB/s`;
  process.stdout.write(
    `${megabytes} MB in ${count} files: harness verify ${rate(ours)} (whole command), sha512sum ${rate(theirs)}, ratio ${ratio.toFixed(2)}\n`,
  );
  process.exitCode = ratio >= 0.8 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
