// The settings files of an agent session: silence is refusal, and every call asks the guard once.
// Facts and versions: docs of Claude Code 2.1.330 as proven by e2e/session.test.ts and e2e/session-unguarded.test.ts.

/** Where things are inside the container. */
export interface SettingsPaths {
  /** Absolute path of the hook client. */
  client: string;
  /** Absolute path of the guard's socket. */
  socket: string;
}

export interface RenderedSettings {
  /** For `--settings`; root-owned. Not re-read during the session. */
  flag: object;
  /** For `/etc/claude-code/managed-settings.json`: the wall that stands when the flag file is lost. */
  managed: object;
}

/**
 * One event a call: each costs some milliseconds in Claude Code's own loop, whatever the hook does. What a call brings back is
 * judged at the model door.
 */
const toolEvent = 'PermissionRequest';

const sessionEvents = [
  'UserPromptSubmit',
  'SessionStart',
  'SessionEnd',
  'SubagentStart',
  'SubagentStop',
  'InstructionsLoaded',
  'ConfigChange',
] as const;

/** Above the client's own deadline of 5 s: a hook that Claude Code times out fails open. Seconds. */
const hookTimeout = 10;

export function renderSettings({ client, socket }: SettingsPaths): RenderedSettings {
  // Exec form (`args`): no shell runs, so no variable of the repository's environment can wrap or replace it.
  const hook = { type: 'command', command: client, args: [socket], timeout: hookTimeout };
  return {
    flag: {
      ...closed,
      permissions: { ask: ['*'] },
      hooks: {
        [toolEvent]: [{ matcher: '*', hooks: [hook] }],
        ...Object.fromEntries(sessionEvents.map((event) => [event, [{ hooks: [hook] }]])),
      },
    },
    // No hooks here: of several hooks on a permission request the first answer counts, so there is exactly one. Nor
    // `allowManagedHooksOnly`, which would silence the flag file's hooks.
    managed: {
      ...closed,
      permissions: { ask: ['*'], disableBypassPermissionsMode: 'disable' },
      allowManagedPermissionRulesOnly: true,
      env: { CLAUDE_CODE_DISABLE_ATTACHMENTS: '1' },
    },
  };
}

/** What both files say, so that neither depends on the other. */
const closed = {
  disableAllHooks: false,
  disableSkillShellExecution: true,
  // A sandboxed Bash would be allowed without being asked for.
  sandbox: { enabled: false, autoAllowBashIfSandboxed: false },
};
