// Which tools a stage and a laptop take, and the fields by which a call would leave its confinement.
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../policy/load-profile.ts';
import { asked, readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { toolFindings } from './tool-findings.ts';

const stage = readingPolicy();
const laptop = loadProfile('developer');
const found = (tool: string, input: Record<string, unknown>, policy = stage) =>
  toolFindings(asked(tool, input), policy)
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
const escalation = 'tool.escalation /tool_input/';

describe('toolFindings', () => {
  it.each([
    ['Read', { file_path: 'a' }, ''],
    ['Unknown', {}, 'tool.not-granted Unknown'],
    ['REPL', {}, 'tool.not-granted REPL | tool.unexamined REPL'],
    ['Bash', { command: 'ls', dangerouslyDisableSandbox: true }, `${escalation}dangerouslyDisableSandbox`],
    ['Bash', { command: 'ls', dangerouslyDisableSandbox: false }, ''],
    ['Bash', { command: 'ls', dangerouslyDisableSandbox: 'false' }, ''],
    ['Bash', { command: 'ls', run_in_background: true }, `${escalation}run_in_background`],
    ['Bash', { command: 'ls', run_in_background: false }, ''],
    ['Bash', { command: 'ls', isolation: 'remote' }, `${escalation}isolation=remote`],
    ['Bash', { command: 'ls', isolation: 'worktree' }, ''],
    ['Bash', { command: 'ls', description: 'remote' }, ''],
  ])('of a stage, for %s with %j: %s', (tool, input, words) => expect(found(tool, input)).toBe(words));

  it.each([
    ['Bash', { command: 'ls', run_in_background: true }, ''],
    ['Bash', { command: 'ls', dangerouslyDisableSandbox: true }, `${escalation}dangerouslyDisableSandbox`],
    ['Bash', { command: 'ls', isolation: 'remote' }, `${escalation}isolation=remote`],
    ['PowerShell', { command: 'ls' }, 'tool.unexamined PowerShell'],
  ])('of a laptop, for %s with %j: %s', (tool, input, words) =>
    expect(found(tool, input, laptop)).toContain(words),
  );

  it('lets a laptop work behind its turn', () =>
    expect(found('Bash', { command: 'ls', run_in_background: true }, laptop)).toBe(''));
});
