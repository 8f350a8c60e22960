// `node store-code.js`: stores V8's code of the hook's parts beside them, for the Node that runs this. Builds and installers run it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { answerCall } from './answer-hook.ts';
import { codeFile, packCode, readScript, runScript, thisNode } from './part.ts';

/** Ordinary calls: V8 stores the functions that they ran, and compiles any other when it is called. */
const CALLS: readonly [tool: string, input: object][] = [
  ['Bash', { command: 'git log --oneline -n 20 | head -5' }],
  ['Bash', { command: 'npm test && git status' }],
  ['Read', { file_path: join(__dirname, 'package.json') }],
  ['Grep', { pattern: 'main', path: __dirname }],
  ['Edit', { file_path: join(__dirname, 'a.ts'), old_string: 'one', new_string: 'two' }],
];

async function storeCode(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'hook-code-'));
  const parts = ['hook', 'policy-shape'].map((name) => ({ name, ...readScript(__dirname, name) }));
  const loaded = new Map(parts.map(({ name, script }) => [name, runScript(script, require)]));
  const load = (name: string): Record<string, unknown> => loaded.get(name) ?? {};
  const answer = load('hook')['answerCall'] as typeof answerCall;
  const file = join(__dirname, 'profiles', 'read-only.json');
  try {
    for (const policy of ['read-only', 'developer', file])
      for (const [tool_name, tool_input] of CALLS) {
        const event = {
          session_id: 's',
          cwd: __dirname,
          hook_event_name: 'PreToolUse',
          tool_name,
          tool_input,
        };
        await answer(
          Buffer.from(JSON.stringify(event)),
          { policy, audit: scratch },
          { folder: __dirname, load },
        ).catch(() => '');
      }
    for (const { name, script, source } of parts)
      writeFileSync(codeFile(__dirname, name), packCode(source, script.createCachedData(), thisNode()));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

// A build that cannot store it fails: the hook would be right, and slow.
void storeCode();
