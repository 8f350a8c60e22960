// Judges a few harmless events before the first real one, while Claude Code still starts: every pattern is compiled then.
import { type Bench, judgeEvent } from './judge-event.ts';

/** The first compiles; the others take what is left of being new. More would hold up the call after a judge was stopped. */
const rounds = 3;

/** Leaves nothing behind: a judge has no memory of events. */
export function warmUp(bench: Bench): void {
  const quiet: Bench = { ...bench, clean: new Set(), enter() {} };
  const events = samples.map((event) => Buffer.from(JSON.stringify(event)));
  for (let round = 0; round < rounds; round += 1)
    for (const bytes of events) judgeEvent(bytes, false, quiet, () => {});
}

const call = {
  session_id: 'warm-up',
  cwd: '/workspace',
  tool_name: 'Bash',
  tool_use_id: 'warm-up',
  tool_input: { command: 'git log --oneline -n 20 -- src | head -5', description: 'recent history' },
};
const output = 'const answer = 42; // a line of code\nA line of text, as documents have it.\n'.repeat(8);

const samples = [
  { ...call, hook_event_name: 'PreToolUse' },
  { ...call, hook_event_name: 'PreToolUse', tool_name: 'Read', tool_input: { file_path: '/workspace/a.ts' } },
  { ...call, hook_event_name: 'PermissionRequest' },
  { ...call, hook_event_name: 'PostToolUse', tool_response: { stdout: output, stderr: '' } },
  {
    ...call,
    hook_event_name: 'PostToolBatch',
    tool_calls: [{ tool_use_id: 'warm-up', tool_name: 'Bash', tool_response: output }],
  },
];
