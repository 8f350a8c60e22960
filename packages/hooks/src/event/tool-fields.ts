// Which fields of Claude Code's tools name paths, hosts, programs and texts for a model. Data only; claude-code.md §6.
import type { ToolEvent } from '@agent-harness/contracts';

type Access = ToolEvent['paths'][number]['access'];

/** Tools that run a shell program, and the field that holds it. */
export const SHELL_FIELD: ReadonlyMap<string, string> = new Map([
  ['Bash', 'command'],
  ['Monitor', 'command'],
]);

/** Fields that name a path whatever the tool; `search` tools say so below. */
export const PATH_FIELDS: Readonly<Record<string, Access>> = {
  file_path: 'read',
  notebook_path: 'write',
  path: 'read',
  scriptPath: 'read',
  local_path: 'write',
  file_paths: 'read',
  files: 'read',
  out_dir: 'write',
  filePath: 'read',
  notebookPath: 'write',
  filename: 'read',
  file: 'read',
  paths: 'read',
  directory: 'search',
  dir: 'search',
  folder: 'search',
  cwd: 'search',
  workdir: 'search',
  working_directory: 'search',
  absolute_path: 'read',
  source: 'read',
  destination: 'write',
};

/** Where a tool's use of a path field differs. */
export const TOOL_ACCESS: Readonly<Record<string, Access>> = {
  Write: 'write',
  Edit: 'write',
  MultiEdit: 'write',
  NotebookEdit: 'write',
  EnterWorktree: 'write',
  Glob: 'search',
  Grep: 'search',
  LS: 'search',
};

/** Tools that look around in the working directory when they are given no path. */
export const SEARCHES_CWD: ReadonlySet<string> = new Set(['Glob', 'Grep', 'LS']);

/** Fields that name where a call goes. */
export const URL_FIELDS: ReadonlySet<string> = new Set(
  'url uri urls uris href endpoint endpoints base_url baseUrl host hosts hostname server server_url serverUrl webhook webhook_url webhookUrl callback callback_url origin domain domains allowed_domains proxy registry remote'.split(
    ' ',
  ),
);

/** Tools of Claude Code whose remaining texts are data: a URL in them is only mentioned. */
export const DATA_TOOLS: ReadonlySet<string> = new Set(
  'Bash Read Write Edit MultiEdit NotebookEdit Glob Grep LS TodoWrite StructuredOutput ReportFindings Agent Task Skill TaskCreate TaskUpdate TaskGet TaskList TaskOutput TaskStop AskUserQuestion ExitPlanMode EnterWorktree ExitWorktree SendMessage ScheduleWakeup CronCreate CronDelete CronList Workflow Monitor PowerShell REPL ToolSearch ListAgents LSP'.split(
    ' ',
  ),
);

/** By tool, the fields that another model turn will read as its prompt. */
export const DELAYED_PROMPTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Agent', ['prompt']],
  ['Task', ['prompt']],
  ['CronCreate', ['prompt']],
  ['ScheduleWakeup', ['prompt']],
  ['SendMessage', ['message']],
  ['Skill', ['args']],
  ['Workflow', ['script', 'args']],
]);
