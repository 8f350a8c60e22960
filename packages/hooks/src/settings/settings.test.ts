import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionArguments } from './session-arguments.ts';
import { sessionEnvironment } from './session-environment.ts';
import { renderSettings } from './settings.ts';

const { flag, managed } = renderSettings({ client: '/c', socket: '/s' }) as {
  flag: { hooks: Record<string, { matcher?: string; hooks: object[] }[]>; permissions: object };
  managed: Record<string, unknown>;
};

describe('renderSettings', () => {
  it('asks for every tool, and asks the client once a call and at each turn of the session, without a shell', () => {
    expect(flag).toMatchObject({
      permissions: { ask: ['*'] },
      disableAllHooks: false,
      disableSkillShellExecution: true,
      sandbox: { enabled: false, autoAllowBashIfSandboxed: false },
    });
    expect(Object.keys(flag.hooks)).toEqual([
      'PermissionRequest',
      'UserPromptSubmit',
      'SessionStart',
      'SessionEnd',
      'SubagentStart',
      'SubagentStop',
      'InstructionsLoaded',
      'ConfigChange',
    ]);
    for (const groups of Object.values(flag.hooks)) {
      expect(groups).toHaveLength(1);
      expect(groups[0]?.hooks).toEqual([{ type: 'command', command: '/c', args: ['/s'], timeout: 10 }]);
    }
    expect(flag.hooks['PermissionRequest']?.[0]?.matcher).toBe('*');
  });

  it('keeps the managed wall closed by itself, without hooks of its own', () => {
    expect(managed).toMatchObject({
      permissions: { ask: ['*'], disableBypassPermissionsMode: 'disable' },
      disableAllHooks: false,
      disableSkillShellExecution: true,
    });
    expect(managed).not.toHaveProperty('hooks');
    expect(managed).not.toHaveProperty('allowManagedHooksOnly');
  });
});

describe('sessionArguments', () => {
  it('loads no settings but its own, and ends with the tools that it takes away', () => {
    const words = sessionArguments({ turns: 5, budgetUsd: 0.5, model: 'm' });
    const after = (flagName: string) => words[words.indexOf(flagName) + 1];
    expect(after('--setting-sources')).toBe('');
    expect(after('--permission-mode')).toBe('default');
    expect(after('--max-turns')).toBe('5');
    expect(after('--max-budget-usd')).toBe('0.5');
    expect(after('--model')).toBe('m');
    expect(words).toContain('--strict-mcp-config');
    const removed = words.slice(words.indexOf('--disallowedTools') + 1);
    expect(removed).toContain('ScheduleWakeup');
    expect(removed.every((word) => /^[A-Z]\w+$/.test(word))).toBe(true);
    expect(sessionArguments()).not.toContain('--max-turns');
  });
});

describe('sessionEnvironment', () => {
  it('holds no key and reads no attachment', () => {
    const environment = sessionEnvironment();
    expect(environment).toMatchObject({
      ANTHROPIC_UNIX_SOCKET: '/run/harness/model.sock',
      CLAUDE_CODE_DISABLE_ATTACHMENTS: '1',
      PATH: '/usr/bin',
    });
    expect(Object.values(environment).join(' ')).not.toMatch(/sk-ant|Bearer/);
  });
  it('lets Git obey no repository that another one holds as plain files', () => {
    const repository = mkdtempSync(join(tmpdir(), 'held-'));
    const git = (...args: string[]) =>
      spawnSync('git', args, {
        cwd: repository,
        encoding: 'utf8',
        env: { ...sessionEnvironment(), PATH: process.env['PATH'] },
      });
    try {
      git('init', '--quiet');
      git('init', '--quiet', '--bare', 'held');
      const [one, two] = ['a', 'b'].map((name) => {
        writeFileSync(join(repository, name), name);
        return git('--git-dir=held', 'hash-object', '-w', name).stdout.trim();
      });
      git('--git-dir=held', 'config', 'diff.external', 'echo started');
      // By its name it would be obeyed; that option is refused in a stage.
      expect(git('--git-dir=held', 'diff', one ?? '', two ?? '').stdout).toContain('started');
      const found = git('-C', 'held', 'diff', one ?? '', two ?? '');
      expect(found.stdout).not.toContain('started');
      expect(found.status).not.toBe(0);
    } finally {
      rmSync(repository, { recursive: true });
    }
  });
});
