// A session whose guard, hook or settings are gone: the real CLI then runs nothing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderSettings } from '../src/settings/settings.ts';
import { prepareSession } from './run-claude.ts';
import type { ScriptedCall } from './scripted-model.ts';
import { bash, decided, stage } from './stage-session.ts';

describe('a session without a guard runs nothing', () => {
  const everything = (workspace: string): ScriptedCall[] => [
    bash('ls > ran'),
    bash('ls'),
    { name: 'Read', input: { file_path: join(workspace, 'a.txt') } },
    { name: 'Write', input: { file_path: join(workspace, 'written'), content: 'x' } },
  ];

  it('when it was dead before the session', async () => {
    await using session = await prepareSession(stage);
    await writeFile(join(session.workspace, 'a.txt'), 'CONTENT-OF-A');
    process.kill(session.guard.pid, 'SIGKILL');
    await session.guard.failed;
    const { requests } = await session.run({
      turns: [everything(session.workspace)],
      announce: async () => {},
    });
    // The prompt hook already refuses, so that the model is not even asked.
    expect(requests).toHaveLength(0);
    expect(existsSync(join(session.workspace, 'written'))).toBe(false);
  });

  it('when it dies in the middle', async () => {
    await using session = await prepareSession(stage);
    await writeFile(join(session.workspace, 'a.txt'), 'CONTENT-OF-A');
    const { requests } = await session.run({
      turns: [[bash('ls')], everything(session.workspace), everything(session.workspace)],
      async announce(call) {
        if (
          call.id.startsWith('toolu_2') &&
          (await session.guard.announce(call).then(
            () => true,
            () => false,
          ))
        )
          process.kill(session.guard.pid, 'SIGKILL');
        else await session.guard.announce(call).catch(() => {});
      },
    });
    // Without a guard no result goes to the model: it is not told the refusals.
    expect(requests).toHaveLength(2);
    expect(requests.join('')).not.toContain('CONTENT-OF-A');
    for (const trace of ['ran', 'written'])
      expect(existsSync(join(session.workspace, trace)), trace).toBe(false);
  });

  it('when its one hook is lost, and the session is known to have lost it', async () => {
    await using session = await prepareSession(stage);
    const settings = join(session.folder, 'settings.json');
    const flag = JSON.parse(await readFile(settings, 'utf8')) as { hooks: Record<string, unknown> };
    delete flag.hooks['PermissionRequest'];
    await writeFile(settings, JSON.stringify(flag));
    const { results } = await session.run({ turns: [everything(session.workspace)] });
    for (const trace of ['ran', 'written'])
      expect(existsSync(join(session.workspace, trace)), trace).toBe(false);
    expect(results['toolu_1_1']).toContain('did not reach this guard');
    expect((await session.guard.tally()).unaccounted).toHaveLength(4);
  });

  it('when the settings file says nothing, for the managed file asks as well', async (context) => {
    await using session = await prepareSession(stage);
    const managed = join(session.folder, 'managed.json');
    const paths = { client: join(session.folder, 'hook-client'), socket: join(session.folder, 'guard.sock') };
    await writeFile(managed, JSON.stringify(renderSettings(paths).managed));
    const wrapper = withManagedSettings(session.folder, managed);
    if (spawnSync(wrapper[0] ?? '', [...wrapper.slice(1), 'true']).status !== 0)
      context.skip('a private /etc needs root and overlayfs');
    const settings = join(session.folder, 'settings.json');

    // Both files: each hook fires once, so no call is refused as repeated.
    const both = await session.run({
      turns: [
        [bash('ls'), { name: 'Read', input: { file_path: 'a.txt', offset: '1' } }],
        [bash('cat absent')],
      ],
      wrapper,
    });
    expect(decided(both.audit)).toHaveLength(3);
    expect(both.audit.some(({ detail }) => detail['rule'] === 'session.repeated-call')).toBe(false);
    expect(both.audit.filter(({ hook }) => hook === 'UserPromptSubmit')).toHaveLength(1);

    await writeFile(settings, '{}');
    const alone = await session.run({
      turns: [everything(session.workspace)],
      wrapper,
      argv: ['--dangerously-skip-permissions'],
      environment: { IS_SANDBOX: '1' },
      announce: async () => {},
    });
    // Nobody announced the calls, so their results go nowhere either.
    expect(alone.requests).toHaveLength(1);
    for (const trace of ['ran', 'written'])
      expect(existsSync(join(session.workspace, trace)), trace).toBe(false);
  });
});

/** Runs a command that sees the file as /etc/claude-code/managed-settings.json; nobody else does. */
function withManagedSettings(folder: string, managed: string): string[] {
  const script = `set -e; mkdir -p ${folder}/etc; mount -t tmpfs tmpfs ${folder}/etc; mkdir ${folder}/etc/upper ${folder}/etc/work
    mkdir ${folder}/etc/upper/claude-code; cp ${managed} ${folder}/etc/upper/claude-code/managed-settings.json
    mount -t overlay overlay -o lowerdir=/etc,upperdir=${folder}/etc/upper,workdir=${folder}/etc/work /etc
    exec "$@"`;
  return ['unshare', '--mount', 'sh', '-c', script, 'sh'];
}
