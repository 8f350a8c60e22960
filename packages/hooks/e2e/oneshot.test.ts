import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../src/audit/verify.ts';
import { composePolicy } from '../src/policy/compose-policy.ts';
import { loadProfile } from '../src/policy/load-profile.ts';
import { askEvent } from './ask-guard.ts';

let hook: string;
let folder: string;
let policy: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneshot-'));
  // What ships, alone: `npm run build` makes it.
  hook = await copyHook(folder);
  policy = join(folder, 'policy.json');
  const space = { name: 'laptop', tools: ['Bash', 'Read'], read: [folder], write: [], hosts: [] };
  const commands = ['ls', 'cat'].map((name) => ({ name, why: 'test' }));
  await writeFile(policy, JSON.stringify(composePolicy({ ...space, commands })));
});

async function copyHook(into: string): Promise<string> {
  const copy = join(into, 'hook.js');
  await cp(join(import.meta.dirname, '../dist/hook.js'), copy, { recursive: true });
  return copy;
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function run(
  event: object | string,
  { args = ['--policy', policy], node = process.execPath, at = hook, open = false } = {},
): Promise<Ended> {
  const child = spawn(node, [at, ...args], { env: { HOME: folder }, cwd: folder });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  child.stdin.on('error', () => {});
  child.stdin.write(typeof event === 'string' ? event : JSON.stringify({ cwd: folder, ...event }));
  if (!open) child.stdin.end();
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...out })));
}

const ask = (command: string): object => ({
  ...askEvent(command),
  hook_event_name: 'PreToolUse',
  tool_use_id: 't1',
  cwd: folder,
});

describe('node hook.js', () => {
  it('lets an allowed call pass without granting it, and keeps a record', async () => {
    expect(await run(ask('ls'))).toMatchObject({ code: 0, stdout: '{}' });
    const logs = join(folder, '.local/state/agent-harness/s1');
    const [file = ''] = await readdir(logs);
    expect(await verifyAuditLog(join(logs, file))).toMatchObject({ events: 1, problem: null });
  });

  it('works on every Node of this machine: a syntax error would end with exit code 1, and the tool would run', async () => {
    const nodes = (process.env['PATH'] ?? '').split(':').map((path) => join(path, 'node'));
    for (const node of new Set([process.execPath, ...nodes.filter((path) => existsSync(path))]))
      expect(await run(ask('curl https://example.com'), { node }), node).toMatchObject({ code: 2 });
  });

  it('refuses with the reason of each layer that denies', async () => {
    await symlink('/etc', join(folder, 'link'));
    for (const [command, words] of [
      ['curl https://example.com', 'L1'],
      ['cat /etc/passwd', 'L2'],
      ['cat link/passwd', 'L2'],
    ] as const)
      expect(await run(ask(command)), command).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(words),
      });
  });

  it('asks the person where the policy lets one overrule, and never grants', async () => {
    const attended = join(folder, 'attended.json');
    await writeFile(attended, JSON.stringify(loadProfile('developer', { project: folder })));
    const answer = (command: string) => run(ask(command), { args: ['--policy', attended] });
    const asked = await answer('git checkout -- .');
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(asked.stdout)).toEqual({
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: 'ask',
        permissionDecisionReason: expect.stringContaining('git.discard'),
      },
    });
    expect(await answer('git checkout -- .; sudo cat /etc/shadow')).toMatchObject({ code: 2, stdout: '' });
    expect(await answer('npm test')).toMatchObject({ code: 0, stdout: '{}' });
  });

  it('takes a profile by its name, for the project that Claude Code names', async () => {
    for (const profile of ['read-only', 'developer'])
      expect(await run(ask('cat ./policy.json'), { args: ['--policy', profile] }), profile).toMatchObject({
        code: 0,
      });
    expect(await run(ask('cat /etc/shadow'), { args: ['--policy', 'read-only'] })).toMatchObject({ code: 2 });
    expect(await run(ask('ls'), { args: ['--policy', 'nobody'] })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('read-only'),
    });
  });

  it('ends a judgement that would never end', async () => {
    const endless = join(folder, 'endless.json');
    const space = { name: 'laptop', tools: ['Agent'], commands: [], read: [folder], write: [], hosts: [] };
    const document = composePolicy(space);
    const rules = document.rules.map((rule) =>
      rule.match.kind === 'injection' ? { ...rule, match: { ...rule.match, pattern: '^(a+)+$' } } : rule,
    );
    await writeFile(endless, JSON.stringify({ ...document, rules }));
    const event = { ...ask('ls'), tool_name: 'Agent', tool_input: { prompt: `${'a'.repeat(60)}!` } };
    expect(await run(event, { args: ['--policy', endless] })).toMatchObject({ code: 2, stdout: '' });
  });

  it('records calls that come at the same time', async () => {
    const audit = join(folder, 'parallel');
    const ended = await Promise.all(
      Array.from({ length: 6 }, () => run(ask('ls'), { args: ['--policy', policy, '--audit', audit] })),
    );
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await readdir(join(audit, 's1'))).toHaveLength(6);
  });

  it('refuses on every failure of its own', async () => {
    const invalid = join(folder, 'invalid.json');
    await writeFile(invalid, '{"contract":"policy/1"}');
    const readOnly = join(folder, 'file');
    await writeFile(readOnly, '');
    await chmod(readOnly, 0o400);
    const faults: [string, object | string, string[]][] = [
      ['no policy', ask('ls'), []],
      ['a missing policy', ask('ls'), ['--policy', join(folder, 'absent.json')]],
      ['an invalid policy', ask('ls'), ['--policy', invalid]],
      ['an unknown option', ask('ls'), ['--policy', policy, '--force']],
      ['a record that cannot be written', ask('ls'), ['--policy', policy, '--audit', readOnly]],
      ['no event', '', ['--policy', policy]],
      ['no JSON', '{', ['--policy', policy]],
      ['no event object', '[]', ['--policy', policy]],
      ['another event', { ...ask('ls'), hook_event_name: 'PermissionRequest' }, ['--policy', policy]],
      ['an event without a command', { ...ask('ls'), tool_input: {} }, ['--policy', policy]],
    ];
    for (const [what, event, args] of faults)
      expect(await run(event, { args }), what).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/\S/),
      });
  });
});

it.each([
  ['is refused', 'cat /etc/passwd', 'read-only'],
  ['would pass', 'ls', 'read-only'],
  ['nobody could judge', 'ls', 'nobody'],
])('a call that %s ends with exit code 2 where nothing can be said', (_, command, profile) => {
  const full = openSync('/dev/full', 'w');
  const { status } = spawnSync(process.execPath, [hook, '--policy', profile], {
    input: JSON.stringify(ask(command)),
    stdio: ['pipe', full, full],
    env: { HOME: folder },
    cwd: folder,
  });
  expect(status).toBe(2);
});

it('a hook that cannot start ends with exit code 2 where nothing can be said', async () => {
  const at = await copyHook(await mkdtemp(join(tmpdir(), 'oneshot-mute-')));
  await rm(join(at, 'hook.js'));
  const full = openSync('/dev/full', 'w');
  const { status } = spawnSync(process.execPath, [at], { input: '', stdio: ['pipe', full, full] });
  expect(status).toBe(2);
});

describe('the stored code of node hook.js', () => {
  const profile = ['--policy', 'read-only'];

  it('is used by the Node that stored it', () => {
    const script = `
      const { Script } = require('node:vm');
      require('node:vm').Script = class extends Script {
        constructor(...given) { super(...given); process.stderr.write('rejected ' + this.cachedDataRejected); }
      };
      process.argv[1] = ${JSON.stringify(hook)};
      require(process.argv[1]);`;
    const { stderr } = spawnSync(process.execPath, ['-e', script], { input: '', encoding: 'utf8' });
    expect(stderr).toMatch(/^rejected false/u);
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['missing', (file) => rm(file)],
    ['empty', (file) => truncate(file, 0)],
    ['cut off', (file) => truncate(file, 300_000)],
    [
      'a folder',
      (file) => rm(file).then(() => cp(join(folder, 'hook.js/profiles'), file, { recursive: true })),
    ],
    ['of another Node', (file) => change(file, (bytes) => bytes.write('v9', 0))],
    // V8 itself runs into such a byte, and ends with a signal.
    [
      'changed in its middle',
      (file) => change(file, (bytes) => bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 64)),
    ],
    ['changed at its end', (file) => change(file, (bytes) => bytes.fill(0, bytes.length - 40))],
  ])('is not needed: %s', async (_, harm) => {
    const at = await copyHook(await mkdtemp(join(tmpdir(), 'oneshot-code-')));
    for (const name of ['hook.code', 'policy-shape.code']) await harm(join(at, name));
    for (const args of [profile, ['--policy', policy]]) {
      expect(await run(ask('ls'), { at, args })).toMatchObject({ code: 0, stdout: '{}' });
      expect(await run(ask('cat /etc/shadow'), { at, args })).toMatchObject({ code: 2, stdout: '' });
    }
  });

  it('is not used for a script that was edited, not even at the same length', async () => {
    const at = await copyHook(await mkdtemp(join(tmpdir(), 'oneshot-code-')));
    await change(join(at, 'hook.js'), (bytes) => bytes.write('USAGE', bytes.indexOf('usage: node')));
    expect(await run(ask('ls'), { at, args: [] })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('USAGE: node'),
    });
  });

  it('leaves no way past a hook that is broken', async () => {
    for (const [file, harm] of [
      ['hook.js', 'removed'],
      ['hook.js', 'cut off'],
      ['policy-shape.js', 'removed'],
      ['policy-shape.js', 'cut off'],
      ['profiles/read-only.json', 'removed'],
      ['profiles/read-only.json', 'cut off'],
      ['profiles/read-only.json', 'emptied'],
    ] as const) {
      const at = await copyHook(await mkdtemp(join(tmpdir(), 'oneshot-code-')));
      if (harm === 'removed') await rm(join(at, file));
      else if (harm === 'cut off') await truncate(join(at, file), 1_000);
      else await writeFile(join(at, file), '{}');
      const args = file === 'policy-shape.js' ? ['--policy', policy] : profile;
      expect(await run(ask('ls'), { at, args }), `${file} ${harm}`).toMatchObject({ code: 2, stdout: '' });
    }
  });
});

describe('the standard input of node hook.js', () => {
  it('may be a file', () => {
    const input = openSync(join(folder, 'policy.json'), 'r');
    const { status, stderr } = spawnSync(process.execPath, [hook, '--policy', 'read-only'], {
      stdio: [input, 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('hook_event_name') });
  });

  it('may come in many parts', async () => {
    const event = { ...ask('ls'), transcript_path: 'é'.repeat(200_000) };
    expect(await run(event)).toMatchObject({ code: 0, stdout: '{}' });
  });

  it.each([20_000_000, 70_000_000])('may not be longer than an event: %d bytes', async (length) => {
    expect(await run('x'.repeat(length))).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('bytes'),
    });
  });

  it('refuses when it never ends', async () => {
    expect(await run(ask('ls'), { open: true })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no decision within'),
    });
  }, 20_000);
});

async function change(file: string, how: (bytes: Buffer) => unknown): Promise<void> {
  const bytes = await readFile(file);
  how(bytes);
  await writeFile(file, bytes);
}
