// A result in the shape of Claude Code's own report, so that the judge reads both alike.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readFacts } from '../event/normalise.ts';
import { callKey } from '../session/call-key.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import { resultEvent } from './result-event.ts';

const result = { id: 't1', isError: false, texts: ['a', 'b'] };
const asked = { tool: 'Bash', key: callKey('Bash', {}), likeness: '', session: 's1', cwd: '/workspace' };

it('says of a call that asked what its request said', () => {
  const session = createSession(sessionOf());
  session.announce({ id: 't1', tool: 'Bash', input: {} });
  session.ask(asked);
  const { bytes, facts } = resultEvent(result, session);
  expect(JSON.parse(bytes.toString())).toEqual({
    session_id: 's1',
    cwd: '/workspace',
    hook_event_name: 'PostToolUse',
    tool_name: 'Bash',
    tool_use_id: 't1',
    tool_response: ['a', 'b'],
  });
  expect(facts).toEqual({
    ...readFacts(JSON.parse(bytes.toString())),
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  });
});

it('says of one that never asked, or that nobody knows, no more than that', () => {
  const session = createSession(sessionOf());
  session.announce({ id: 't1', tool: 'Bash', input: {} });
  const bare = { session: 'unknown', cwd: '/', event: 'tool.done' };
  expect(resultEvent(result, session).facts).toMatchObject({ ...bare, call: 't1', tool: 'Bash' });
  expect(resultEvent({ ...result, id: 't2' }, session).facts).toMatchObject({
    ...bare,
    call: 't2',
    tool: '',
  });
});
