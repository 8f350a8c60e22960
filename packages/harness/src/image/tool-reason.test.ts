import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadImageManifest } from '@agent-harness/container';
import type { AuditEvent } from '@agent-harness/contracts';
import type { ReviewedLog } from '@agent-harness/hooks';
import { listSkills } from '@agent-harness/skills';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toolSince } from './tool-since.ts';
import { toolUse } from './tool-use.ts';
import { reasonOf, renderReason } from './why-command.ts';

const call = (command: string | null, decision = 'allow', tool = 'Bash'): AuditEvent =>
  ({
    kind: 'call.decided',
    hook: 'PermissionRequest',
    tool,
    decision,
    input: command === null ? '{"command":"git lo' : JSON.stringify({ command }),
  }) as unknown as AuditEvent;
const log = (...events: AuditEvent[]): ReviewedLog => ({
  name: 'a',
  run: 'a',
  skill: 'documentation',
  state: 'sealed',
  problem: null,
  events,
});

it('counts allowed calls of the tool, in any place of a program', () => {
  const logs = [
    log(call('git log | head -3'), call('cat x && /usr/bin/git show')),
    log(call('git push', 'deny'), call('rg git'), call('git log', 'allow', 'Read'), call(null)),
  ];
  expect(toolUse(logs, 'git')).toEqual({ runs: 2, runsWithUse: 1, calls: 2, unread: 1 });
  expect(toolUse(logs, 'head')).toMatchObject({ calls: 1 });
  expect(toolUse([], 'git')).toEqual({ runs: 0, runsWithUse: 0, calls: 0, unread: 0 });
});

it('says which stages are granted a tool and why the image has it', async () => {
  const reason = await reasonOf(await loadImageManifest(), await listSkills(), 'jq', []);
  expect(reason).toMatchObject({ package: 'jq', skills: ['*'], use: null });
  expect(reason.version).toMatch(/^1\./);
  expect(reason.granted.map(({ stage }) => stage)).toContain('documentation/write');
  const text = renderReason(reason);
  expect(text).toContain('granted to documentation/write');
  expect(text).toContain('name run folders');
});

it('knows no tool that the image has not', async () => {
  await expect(reasonOf(await loadImageManifest(), [], 'curl', [])).rejects.toMatchObject({
    code: 'tool.unknown',
    instead: expect.stringContaining('it has bash, git'),
  });
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'since-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('finds the commit that listed a tool, and the first release with it', async () => {
  const git = (...args: string[]) =>
    execa('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
  const manifest = join(folder, 'manifest.json');
  const commit = async (names: string[]): Promise<void> => {
    await writeFile(
      manifest,
      JSON.stringify(
        names.map((name) => ({ name })),
        null,
        2,
      ),
    );
    await git('add', '.');
    await git('commit', '-q', '-m', 'x');
  };
  await git('init', '-q');
  await commit(['git']);
  await git('tag', 'v1.0.0');
  await commit(['git', 'jq']);
  expect(await toolSince(manifest, 'git')).toMatchObject({ release: 'v1.0.0' });
  expect(await toolSince(manifest, 'jq')).toMatchObject({
    release: 'unreleased',
    commit: expect.any(String),
  });
  await git('tag', 'v1.1.0');
  expect(await toolSince(manifest, 'jq')).toMatchObject({ release: 'v1.1.0' });
  expect(await toolSince(manifest, 'rg')).toEqual({ commit: null, day: null, release: 'unreleased' });
});
