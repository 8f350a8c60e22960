// What a session remembers, in the real CLI: a script that the agent writes is not run, and the log says why.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEvent, GuardSession } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { composePolicy } from '../src/policy/compose-policy.ts';
import { prepareSession } from './run-claude.ts';
import type { ScriptedCall } from './scripted-model.ts';

const stage = (workspace: string): GuardSession => ({
  stage: 'draft',
  liveness: false,
  mounts: [{ target: workspace, source: workspace, untrusted: true }],
  policy: composePolicy({
    name: 'e2e',
    tools: ['Bash', 'Read', 'Write', 'mcp__tracker__comment'],
    commands: ['ls', 'cat', 'cp', 'awk'].map((name) => ({ name, why: 'test' })),
    read: [workspace],
    write: [workspace],
    hosts: [],
  }),
});

const bash = (command: string): ScriptedCall => ({ name: 'Bash', input: { command, description: 'test' } });
const denials = (audit: readonly AuditEvent[], call: string): (string | null)[] =>
  audit
    .filter(
      (event) => event.kind === 'call.decided' && event.call === call && event.hook === 'PermissionRequest',
    )
    .flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict === 'deny').map(({ rule }) => rule));

it('a script that the agent wrote, or copied, is not run, and is refused for that on record', async () => {
  await using session = await prepareSession(stage);
  const at = (name: string): string => join(session.workspace, name);
  const { results, audit } = await session.run({
    turns: [
      [{ name: 'Write', input: { file_path: at('run'), content: `#!/bin/sh\ntouch ${at('ran')}\n` } }],
      [bash('cp run copy')],
      [bash('./copy')],
      [bash(`awk -f ${at('run')} copy`)],
      [bash('cat copy')],
    ],
  });
  expect(existsSync(at('copy'))).toBe(true);
  expect(existsSync(at('ran'))).toBe(false);
  expect(denials(audit, 'toolu_3_0')).toContain('session.written-file-executed');
  expect(denials(audit, 'toolu_4_0')).toContain('session.written-file-executed');
  expect(results['toolu_3_0']).toContain('nobody has reviewed it');
  expect(results['toolu_5_0']).toContain('touch');
  const asked = audit.find(({ call, hook }) => call === 'toolu_3_0' && hook === 'PermissionRequest');
  expect(asked).toMatchObject({ cwd: session.workspace, cut: 0, input: expect.stringContaining('./copy') });
  expect(Object.keys(asked?.layerMicros ?? {})).toEqual(['L1', 'L2', 'L3', 'L4', 'L5']);
});
