// One call on a laptop: its answer, and a record of it whatever became of it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from '@agent-harness/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProfile } from '../policy/load-profile.ts';
import { answerCall } from './answer-hook.ts';
import type { Parts } from './parts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answer-'));
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(join(folder, 'profiles/read-only.json'), JSON.stringify(loadProfile('read-only')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const event = (more: object = {}) => ({
  session_id: 's1',
  cwd: '/workspace',
  hook_event_name: 'PreToolUse',
  tool_name: 'Bash',
  tool_input: { command: 'ls' },
  ...more,
});

const load: Parts['load'] = () => {
  throw new Error('no part is needed');
};

async function answered(bytes: Buffer, policy = 'read-only') {
  const audit = join(folder, 'audit');
  const answer = await answerCall(bytes, { policy, audit }, { folder, load }).catch((cause: Error) => cause);
  const records = readdirSync(audit, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => JSON.parse(readFileSync(join(audit, file), 'utf8')) as AuditEvent);
  return { answer, records };
}

describe('a call', () => {
  it('that passes is silent, and on record', async () => {
    const { answer, records } = await answered(Buffer.from(JSON.stringify(event())));
    expect(answer).toBe('{}');
    expect(records).toMatchObject([{ kind: 'call.decided', decision: 'allow', session: 's1' }]);
  });

  it('that is refused says why, and is on record', async () => {
    const { answer, records } = await answered(
      Buffer.from(JSON.stringify(event({ tool_input: { command: 'rm -rf x' } }))),
    );
    expect(answer).toMatchObject({ code: 'call.refused', message: expect.stringContaining('L1') });
    expect(records).toMatchObject([{ kind: 'call.decided', decision: 'deny' }]);
  });

  it.each([
    ['no JSON', Buffer.from('{"s3cret'), 'read-only', 'event.invalid'],
    ['no UTF-8', Buffer.from('{"a":"\xff"}', 'latin1'), 'read-only', 'event.invalid'],
    [
      'another event',
      Buffer.from(JSON.stringify(event({ hook_event_name: 's3cret' }))),
      'read-only',
      'event.invalid',
    ],
    [
      'a call for a policy that nobody has',
      Buffer.from(JSON.stringify(event())),
      's-cret',
      'profile.unknown',
    ],
  ])('that cannot be judged is refused, and its failure is on record: %s', async (_, bytes, policy, code) => {
    const { answer, records } = await answered(bytes, policy);
    expect(answer).toMatchObject({ code });
    expect(records).toMatchObject([
      {
        kind: 'guard.failed',
        source: 'guard',
        decision: 'deny',
        session: null,
        detail: { rule: code },
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/u),
      },
    ]);
    expect(JSON.stringify(records)).not.toContain('cret');
  });
});
