// Our guard as a judge of labelled data: by text alone, no container, no network.
import { posix } from 'node:path';
import { decide, loadProfile, normalise } from '../../dist/index.js';

const context = {
  resolve: (path) => (path.includes('\0') ? { problem: 'NUL' } : { real: posix.normalize(path) }),
  tainted: false,
  now: () => performance.now(),
};

const hook = (name, more, cwd = '/workspace') => ({
  hook_event_name: name,
  session_id: 'bench',
  cwd,
  tool_use_id: 'toolu_bench',
  ...more,
});
const call = (tool, input, cwd) => hook('PreToolUse', { tool_name: tool, tool_input: input }, cwd);
const brought = (tool, input, response) =>
  hook('PostToolUse', { tool_name: tool, tool_input: input, tool_response: response });

/** @returns ids of the rules that object: a denial, or for what comes back, a flag */
function objecting(raw, policy, layer = null) {
  return decide(normalise(raw), policy, context)
    .verdicts.filter((verdict) => verdict.verdict !== 'allow' && (layer === null || verdict.layer === layer))
    .map(({ rule }) => rule);
}

const readOnly = loadProfile('read-only');
const developer = loadProfile('developer');
const rooted = (cwd) => ({ ...readOnly, space: { ...readOnly.space, read: [cwd] } });

/** Judges: a row of data → ids of the rules that object. */
export const ours = {
  readOnly: ({ command }) => objecting(call('Bash', { command }), readOnly),
  developer: ({ command }) => objecting(call('Bash', { command }), developer),
  /** As `harness decide` judges: the session stands in its repository. */
  path: ({ path, cwd }) => objecting(call('Read', { file_path: path }, cwd), rooted(cwd)),
  written: ({ text }) => objecting(call('Write', { file_path: '/out/x.txt', content: text }), readOnly, 'L4'),
  printed: ({ text }) => objecting(brought('Bash', { command: 'ls' }, { stdout: text }), readOnly, 'L4'),
  read: ({ text }) =>
    objecting(brought('Read', { file_path: '/workspace/a.md' }, { file: { content: text } }), readOnly, 'L5'),
  prompt: ({ text }) => objecting(hook('UserPromptSubmit', { prompt: text }), readOnly, 'L5'),
};
