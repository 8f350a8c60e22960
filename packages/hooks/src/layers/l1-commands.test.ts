// What the first layer is asked about: calls of tools, and changes of the settings that watch them.
import { describe, expect, it } from 'vitest';
import { normalise } from '../event/normalise.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { asked, plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { l1Commands } from './l1-commands.ts';

const stage = readingPolicy();
const told = (hook_event_name: string, more: Record<string, unknown>) =>
  normalise({ hook_event_name, session_id: 's', cwd: '/workspace', ...more });
const said = (event: ReturnType<typeof ran>, policy = stage) =>
  l1Commands(event, policy, plainContext)
    .filter(({ verdict }) => verdict === 'deny')
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');

describe('l1Commands', () => {
  it.each([
    ['rm a', 'family.deletion rm'],
    ['PATH=. ls', 'shell.environment PATH'],
    ['sort -o out a', 'option.writes sort -o'],
    ['ls &', 'shell.background background: a command is left running with `&`'],
    ['ls', ''],
  ])('says of a command of a stage, %s: %s', (command, words) => expect(said(ran(command))).toBe(words));

  it('says of a call that is asked for permission what it says of any', () => {
    const input = { tool_name: 'Bash', tool_input: { command: 'rm a' } };
    expect(said(told('PermissionRequest', input))).toBe('family.deletion rm');
  });

  it('says nothing of what was done already', () => {
    const input = {
      tool_name: 'Bash',
      tool_input: { command: 'rm a' },
      tool_response: 'x',
      tool_use_id: 't',
    };
    expect(said(told('PostToolUse', input))).toBe('');
  });

  it('refuses a change of the settings', () =>
    expect(said(told('ConfigChange', {}))).toBe('session.config-change ConfigChange'));

  it('takes tools without a command', () => {
    expect(said(asked('Read', { file_path: 'a' }))).toBe('');
    expect(said(asked('Unknown', {}))).toBe('tool.not-granted Unknown');
  });

  it('lets a laptop run what nobody listed', () =>
    expect(said(ran('npm test'), loadProfile('developer'))).toBe(''));
});
