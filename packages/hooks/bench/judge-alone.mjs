// Processor time of judging alone, without threads or a socket: `node bench/judge-alone.mjs [bytes] [repeats] [dist]`.
// Every hostile kind, minimum and median in milliseconds; it says nearly the same on a busy machine. Another build can be named to compare with.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostileCommands, hostileShapes, hostileTexts } from './hostile-inputs.mjs';

const size = Number(process.argv[2] ?? 64_000);
const repeats = Number(process.argv[3] ?? 20);
const dist = resolve(process.argv[4] ?? new URL('../dist', import.meta.url).pathname);
const from = (path) => import(pathToFileURL(`${dist}/${path}`).href);
const { judgeEvent } = await from('guard/judge-event.js');
const { readAsked } = await from('guard/read-asked.js');
const { securityLayers: layers } = await from('guard/security-layers.js');
const { warmUp } = await from('guard/warm-up.js');
const { loadProfile } = await from('policy/load-profile.js');

/** So long the rest of the warm-up may take after it returned. */
const warmUpMs = 2_000;
const mounts = [{ target: '/workspace', source: import.meta.dirname }];
const stage = { stage: 'bench', policy: loadProfile('read-only'), mounts, liveness: false };
const bench = { stage, resolve: layers.resolver(stage), layers, clean: new Set(), enter() {} };
const head = { session_id: 's1', transcript_path: '/dev/null', cwd: '/workspace' };

function processorMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** What the judge's thread does with an event, and the guard's own thread beside it. */
function measured(event) {
  const bytes = Buffer.from(`${JSON.stringify({ ...head, ...event })}\n`);
  const works = [() => judgeEvent(bytes, false, bench, () => {}), () => readAsked(bytes)];
  return works.map((work) => Array.from({ length: repeats }, () => processorMs(work)));
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const cell = (value) => value.toFixed(1).padStart(8);

function table(title, inputs, eventOf) {
  console.log(`\n${`${title}, ${size} bytes`.padEnd(34)}   judge   p50    guard   p50`);
  for (const [name, input] of Object.entries(inputs)) {
    const columns = measured(eventOf(input)).flatMap((values) => [Math.min(...values), middle(values)]);
    console.log(`  ${name.padEnd(30)} ${columns.map(cell).join('')}`);
  }
}

warmUp(bench);
await new Promise((done) => setTimeout(done, warmUpMs));
const ask = (tool_name, tool_input) => ({ hook_event_name: 'PermissionRequest', tool_name, tool_input });
const bring = (text) => ({
  hook_event_name: 'PostToolUse',
  tool_name: 'Bash',
  tool_use_id: 't1',
  tool_response: [text],
});
table('Bash', hostileCommands(size - 1_000), (command) => ask('Bash', { command }));
table('Write', hostileTexts(size), (content) => ask('Write', { file_path: '/workspace/a', content }));
table('output', hostileTexts(size), bring);
table('shapes', hostileShapes(size), (input) => ask('Write', input));
