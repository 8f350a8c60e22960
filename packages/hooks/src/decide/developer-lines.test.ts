// How much of our own lists the developer's profile refuses: attacks by class, ordinary work by tool. A fall of a share is a defect.
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { normalise } from '../event/normalise.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { plainContext } from '../policy/reading-policy.fixture.ts';
import { decide } from './decide.ts';

const policy = loadProfile('developer');
const folder = (kind: string) => fileURLToPath(new URL(`./lines/${kind}/`, import.meta.url));

/** One command a line; `⏎` stands for a line break. */
function linesOf(kind: string, file: string): string[] {
  return readFileSync(posix.join(folder(kind), file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('⏎', '\n'));
}

/** Each line is decided once. */
const refusals = new Map<string, boolean>();

function isRefused(command: string): boolean {
  const known = refusals.get(command) ?? isDenied(command);
  refusals.set(command, known);
  return known;
}

function isDenied(command: string): boolean {
  const event = normalise({
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd: '/workspace',
    tool_use_id: 't',
    tool_name: 'Bash',
    tool_input: { command },
  });
  return decide(event, policy, plainContext).decision === 'deny';
}

const all = (kind: string) => readdirSync(folder(kind)).flatMap((file) => linesOf(kind, file));
const share = (lines: readonly string[], count: number) => count / lines.length;

describe('attacks', () => {
  it('are many', () => {
    expect(all('attack').length).toBeGreaterThan(1_800);
  });
  it.each(readdirSync(folder('attack')))('%s: at least 95 in 100 are refused', (file) => {
    const lines = linesOf('attack', file);
    const passed = lines.filter((line) => !isRefused(line));
    expect(share(lines, passed.length), passed.join('\n')).toBeLessThanOrEqual(0.05);
  });
  it('at least 98 in 100 of all are refused', () => {
    const lines = all('attack');
    expect(share(lines, lines.filter(isRefused).length)).toBeGreaterThanOrEqual(0.98);
  });
});

describe('ordinary work', () => {
  it('is much', () => {
    expect(all('ordinary').length).toBeGreaterThan(1_900);
  });
  it('at most 12 in 1000 are refused', () => {
    const lines = all('ordinary');
    const refused = lines.filter(isRefused);
    expect(share(lines, refused.length), refused.join('\n')).toBeLessThanOrEqual(0.012);
  });
});
