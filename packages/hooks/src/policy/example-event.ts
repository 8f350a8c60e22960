// Turns a rule's example into the hook event that it stands for, so that examples can be run.
import type { Rule } from '@agent-harness/contracts';

/** Where examples are played: a repository that may be read, a folder that may be written. */
export const EXAMPLE_CWD = '/workspace';

/**
 * What an example text is depends on the rule:
 * - it starts with `{"`: a hook event, as JSON; the usual fields are filled in;
 * - `path`, `credential-path`: a path, read if the rule covers reading, else written;
 * - `credential-text`, `injection`, `instruction`, a builtin whose id starts with `injection.`: a text that a tool brought back;
 * - a builtin whose id starts with `content.`: a text that is written to a file;
 * - everything else (`command`, `host`, other builtins): a shell command.
 */
export function exampleEvent(rule: Rule, example: string): Record<string, unknown> {
  if (example.startsWith('{"')) return { ...call('Bash', {}), ...(JSON.parse(example) as object) };
  const { match } = rule;
  switch (match.kind) {
    case 'path':
      return match.access.includes('read') ? call('Read', { file_path: example }) : written(example, 'text');
    case 'credential-path':
      return call('Read', { file_path: example });
    case 'credential-text':
    case 'injection':
    case 'instruction':
      return broughtBack(example);
    case 'command':
    case 'host':
      return call('Bash', { command: example });
    case 'builtin':
      if (rule.id.startsWith('injection.')) return broughtBack(example);
      return rule.id.startsWith('content.')
        ? written('/out/page.md', example)
        : call('Bash', { command: example });
  }
}

function broughtBack(stdout: string): Record<string, unknown> {
  return { ...call('Bash', { command: 'ls' }), hook_event_name: 'PostToolUse', tool_response: { stdout } };
}

function written(path: string, content: string): Record<string, unknown> {
  return call('Write', { file_path: path, content });
}

function call(tool: string, input: Record<string, unknown>): Record<string, unknown> {
  return {
    hook_event_name: 'PreToolUse',
    session_id: 'example',
    cwd: EXAMPLE_CWD,
    tool_use_id: 'toolu_example',
    tool_name: tool,
    tool_input: input,
  };
}
