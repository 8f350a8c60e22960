// The ways in which a session can be hooked, as settings: what they add to a call is compared.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderSettings } from '../dist/index.js';

const peer = dirname(createRequire(import.meta.url).resolve('cc-safety-net/package.json'));

/** /bin/true cannot give leave: for PermissionRequest it is stood in for by a program that only prints. */
const allowing = `#include <unistd.h>
int main(void) {
  static const char answer[] =
      "{\\"hookSpecificOutput\\":{\\"hookEventName\\":\\"PermissionRequest\\",\\"decision\\":{\\"behavior\\":\\"allow\\"}}}";
  return write(1, answer, sizeof answer - 1) < 0;
}
`;

/** @returns settings by name of the configuration; `home` holds `hook-client` and `guard.sock` */
export function configurations(home) {
  const { flag } = renderSettings({ client: join(home, 'hook-client'), socket: join(home, 'guard.sock') });
  const { hooks } = flag;
  const bare = { ...flag, hooks: {}, permissions: {} };
  const allow = compile(join(home, 'allow'));
  const program = (event) => (event === 'PermissionRequest' ? allow : '/bin/true');
  const asTrue = Object.fromEntries(
    Object.entries(hooks).map(([event, groups]) => [
      event,
      groups.map((group) => ({
        ...group,
        hooks: group.hooks.map((hook) => ({ ...hook, command: program(event), args: [] })),
      })),
    ]),
  );
  return {
    // Without `ask`, Claude Code lets a Read in the working folder pass.
    'no hooks': bare,
    'one hook that allows': { ...flag, hooks: { PermissionRequest: asTrue.PermissionRequest } },
    '/bin/true, our events': { ...flag, hooks: asTrue },
    'client and guard': flag,
    // As its own plugin registers it: PreToolUse alone, every tool, in a shell.
    'cc-safety-net 2.4.5': { ...bare, hooks: { PreToolUse: [{ hooks: [peerHook()] }] } },
  };
}

function peerHook() {
  return { type: 'command', command: `node "${join(peer, 'dist/bin/cc-safety-net.js')}" hook --coding-cli` };
}

function compile(output) {
  writeFileSync(`${output}.c`, allowing);
  const compiler = ['gcc', 'cc', 'musl-gcc'].find((name) => spawnSync(name, ['--version']).status === 0);
  execFileSync(compiler, ['-static', '-Os', '-o', output, `${output}.c`]);
  return output;
}
