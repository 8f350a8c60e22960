// Starts the stand-in with one scenario, writes the scenario's files, and says in one line of JSON where it listens.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { SCOPE_PATH } from '../verify/paths.ts';
import { SCOPE, scenario, scenarioNames } from './scenarios.ts';
import { openStandIn } from './server.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    /** Folder that gets `alert.json`, to be handed to a run, and the scope, where a run looks for it. */
    files: { type: 'string' },
    secret: { type: 'string', default: 'stand-in-secret' },
  },
});
if (values.scenario === undefined || values.files === undefined) {
  process.stderr.write(
    `use: main.mjs --scenario <${scenarioNames().join('|')}> --files <folder> [--secret <text>]\n`,
  );
  process.exit(3);
}
const { alert, scope, data, what } = scenario(values.scenario);
for (const [path, document] of [
  ['alert.json', alert],
  [SCOPE_PATH, scope],
] as const) {
  mkdirSync(dirname(join(values.files, path)), { recursive: true });
  writeFileSync(join(values.files, path), `${JSON.stringify(document, null, 2)}\n`);
}
const { proxy, certificate, asked, queries, ...open } = await openStandIn({
  ...SCOPE,
  tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
  data,
  secret: values.secret,
});
process.stdout.write(`${JSON.stringify({ what, proxy, certificate })}\n`);
// Whoever started it closes its input, and reads what was asked.
process.stdin.resume().on('end', () => {
  process.stdout.write(`${JSON.stringify({ asked, queries })}\n`);
  void open[Symbol.asyncDispose]();
});
