// What the one-shot hook takes beside a bare Node: `node bench/oneshot.mjs [spawns of each]`, all started in turn.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProfile } from '../dist/index.js';

const spawns = Number(process.argv[2] ?? 60);
const hook = fileURLToPath(new URL('../dist/hook.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'oneshot-'));
const file = join(home, 'policy.json');
writeFileSync(file, JSON.stringify(loadProfile('read-only')));
const input = JSON.stringify({
  session_id: 's1',
  cwd: home,
  hook_event_name: 'PreToolUse',
  tool_name: 'Bash',
  tool_use_id: 't1',
  tool_input: { command: 'git log --oneline -n 20 | head -5' },
});
const kinds = {
  'node -e 0': ['-e', '0'],
  'hook, profile read-only': [hook, '--policy', 'read-only', '--audit', home],
  'hook, profile developer': [hook, '--policy', 'developer', '--audit', home],
  'hook, policy file': [hook, '--policy', file, '--audit', home],
};
const samples = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
const at = (values, part) => values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
try {
  for (let index = 0; index < spawns; index += 1)
    for (const [kind, args] of Object.entries(kinds)) {
      const startedAt = performance.now();
      const { status } = spawnSync(process.execPath, args, { input });
      samples[kind].push(performance.now() - startedAt);
      if (status !== 0) throw new Error(`${kind} ended with ${status}`);
    }
} finally {
  rmSync(home, { recursive: true, force: true });
}
console.log('                              min      p50      p99  ms   p50 over bare');
for (const [kind, values] of Object.entries(samples)) {
  const [low, mid, high] = [0, 0.5, 0.99].map((part) => at(values, part));
  const over = mid - at(samples['node -e 0'], 0.5);
  console.log(
    `${kind.padEnd(24)} ${[low, mid, high].map((value) => value.toFixed(1).padStart(8)).join(' ')}  ${over.toFixed(1).padStart(12)}`,
  );
}
