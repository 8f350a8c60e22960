// The whole environment of an agent session: nothing is inherited, and there is no key in it.

export interface EnvironmentOptions {
  modelSocket?: string;
  path?: string;
  home?: string;
}

export function sessionEnvironment({
  modelSocket = '/run/harness/model.sock',
  path = '/usr/bin',
  home = '/home/agent',
}: EnvironmentOptions = {}): Record<string, string> {
  return {
    PATH: path,
    HOME: home,
    TMPDIR: '/tmp',
    LANG: 'C.UTF-8',
    // The model door holds the key; the CLI only needs to believe that it has one.
    ANTHROPIC_API_KEY: 'held-by-the-model-door',
    ANTHROPIC_BASE_URL: 'http://localhost',
    ANTHROPIC_UNIX_SOCKET: modelSocket,
    // `@path` in a prompt or skill is read without any hook.
    CLAUDE_CODE_DISABLE_ATTACHMENTS: '1',
    CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    // A folder of the repository may be a bare repository of its own, whose configuration names programs: `git -C x diff` would start them.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.bareRepository',
    GIT_CONFIG_VALUE_0: 'explicit',
    // A tool server that hangs is an error after this. Milliseconds.
    MCP_TOOL_TIMEOUT: '15000',
  };
}
