// A credential that a call carries is refused; one that comes back is only spoken of, and never shown.
import { expect, it } from 'vitest';
import { normalise } from '../event/normalise.ts';
import { plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { l4Credentials } from './l4-credentials.ts';

const key = `AKIA${'Z7QHT4RN2MWVXKPD'}`;
const policy = readingPolicy();
const came = (input: string, output: string) =>
  normalise({
    hook_event_name: 'PostToolUse',
    session_id: 's',
    cwd: '/workspace',
    tool_use_id: 't',
    tool_name: 'Bash',
    tool_input: { command: input },
    tool_response: { stdout: output },
  });

it('is refused on its way out, and flagged on its way in', () => {
  expect(l4Credentials(ran(`echo ${key}`), policy, plainContext)).toMatchObject([
    { verdict: 'deny', rule: 'secret.aws' },
  ]);
  const flags = l4Credentials(came('ls', key), policy, plainContext);
  expect(flags).toMatchObject([{ verdict: 'flag', rule: 'secret.aws' }]);
  expect(JSON.stringify(flags)).not.toContain(key);
});

it('is refused where a permission is asked for, and named by its place and its mark', () => {
  const event = normalise({
    hook_event_name: 'PermissionRequest',
    session_id: 's',
    cwd: '/workspace',
    tool_name: 'Bash',
    tool_input: { command: `echo ${key}` },
  });
  const [verdict, ...more] = l4Credentials(event, policy, plainContext);
  expect(verdict).toMatchObject({ verdict: 'deny', rule: 'secret.aws' });
  expect(verdict?.words).toEqual(['/tool_input/command', expect.stringMatching(/^\[redacted:secret\.aws:/u)]);
  expect(more).toEqual([]);
});

it('is not spoken of again for what the call had said', () => {
  expect(l4Credentials(came(`echo ${key}; cat .env`, 'ok'), policy, plainContext)).toMatchObject([
    { verdict: 'allow' },
  ]);
});
