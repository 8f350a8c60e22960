// The command line of an agent session, after `claude`. The prompt comes on stdin: text there cannot become a flag.

export interface SessionOptions {
  settings?: string;
  plugin?: string;
  model?: string;
  /** Most turns of the model; the CLI then ends with exit code 1. */
  turns?: number;
  /** US dollars; the CLI ends after the turn that crosses it. */
  budgetUsd?: number;
}

/** Tools that wait, wake later, start what outlives the call, or talk to somebody: an unattended session has no use for them. */
const unattended = [
  'AskUserQuestion',
  'CronCreate',
  'CronDelete',
  'CronList',
  'EnterPlanMode',
  'EnterWorktree',
  'ExitPlanMode',
  'ExitWorktree',
  'Monitor',
  'PushNotification',
  'RemoteTrigger',
  'ReportFindings',
  'ScheduleWakeup',
  'SendMessage',
  'TaskStop',
  'Workflow',
];

export function sessionArguments({
  settings = '/opt/harness/settings.json',
  plugin = '/opt/harness/plugin',
  model,
  turns,
  budgetUsd,
}: SessionOptions = {}): string[] {
  const optional = [
    model === undefined ? [] : ['--model', model],
    turns === undefined ? [] : ['--max-turns', String(turns)],
    budgetUsd === undefined ? [] : ['--max-budget-usd', String(budgetUsd)],
  ];
  return [
    ['-p', '--output-format', 'stream-json', '--verbose'],
    ['--permission-mode', 'default'],
    ['--setting-sources', ''],
    ['--settings', settings],
    ['--strict-mcp-config'],
    ['--plugin-dir', plugin],
    // A transcript would tell the agent's processes the ids of calls to come.
    ['--no-session-persistence'],
    ...optional,
    // Last, because it takes every word that follows.
    ['--disallowedTools', ...unattended],
  ].flat();
}
