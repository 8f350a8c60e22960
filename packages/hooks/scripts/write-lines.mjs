// Writes beside each line of `src/decide/lines` the rules that refuse it now. Build first, then read the difference: it is what a change does.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { decide } from '../dist/decide/decide.js';
import { normalise } from '../dist/event/normalise.js';
import { composePolicy } from '../dist/policy/compose-policy.js';
import { loadProfile } from '../dist/policy/load-profile.js';

const folder = join(import.meta.dirname, '../src/decide/lines');
const context = { resolve: (path) => ({ real: posix.normalize(path) }), tainted: false, now: () => 0 };
const eventOf = (command) =>
  normalise({
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd: '/workspace',
    tool_use_id: 't',
    tool_name: 'Bash',
    tool_input: { command: command.replaceAll('⏎', '\n') },
  });

const files = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith('.txt'))
  .map((path) => {
    const lines = readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const commands = lines.map((line) => line.split(' ⇐ ')[0].split(' ⟵ ')[0]);
    return { path, lines: commands.map((command) => ({ command, event: eventOf(command) })) };
  });
const names = files
  .flatMap(({ lines }) => lines.flatMap(({ event }) => event.program?.commands ?? []))
  .flatMap(({ name }) => (/^[\w.+-]+$/u.test(name ?? '') ? [name] : []));
const stage = composePolicy({
  name: 'lines',
  tools: ['Bash'],
  commands: [...new Set(names)].map((name) => ({ name, why: 'a line uses it' })),
  read: ['/workspace'],
  write: ['/out'],
  hosts: [],
});
const laptop = loadProfile('developer');

function refusals(mark, event, policy) {
  const rules = decide(event, policy, context).verdicts.filter(({ verdict }) => verdict !== 'allow');
  return rules.length > 0 ? ` ${mark} ${rules.map(({ rule }) => rule).join(' ')}` : '';
}

for (const { path, lines } of files) {
  const text = lines.map(
    ({ command, event }) => command + refusals('⟵', event, laptop) + refusals('⇐', event, stage),
  );
  writeFileSync(join(folder, path), `${text.join('\n')}\n`);
}
