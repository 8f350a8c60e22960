// Runs the real Claude Code CLI with the settings, arguments and environment that ship, outside a container.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AuditEvent, Guard, GuardSession } from '@agent-harness/contracts';
import { compileClient } from '../src/client/compile.ts';
import { startGuard } from '../src/guard/start.ts';
import { sessionArguments } from '../src/settings/session-arguments.ts';
import { sessionEnvironment } from '../src/settings/session-environment.ts';
import { renderSettings } from '../src/settings/settings.ts';
import { bundle } from './bundle.ts';
import { type ScriptedCall, scriptModel } from './scripted-model.ts';

const cli = join(
  dirname(
    createRequire(import.meta.url).resolve(`@anthropic-ai/claude-code-linux-${process.arch}/package.json`),
  ),
  'claude',
);

export interface SessionRun {
  exitCode: number | null;
  /** Lines of the stream-json output. */
  lines: Record<string, unknown>[];
  results: Record<string, string>;
  requests: string[];
  audit: AuditEvent[];
}

export interface SessionFixture extends AsyncDisposable {
  folder: string;
  workspace: string;
  auditFile: string;
  guard: Guard;
  run(options: {
    turns: readonly (readonly ScriptedCall[])[];
    prompt?: string;
    announce?: Guard['announce'];
    argv?: readonly string[];
    environment?: Record<string, string>;
    /** Command before `claude`. */
    wrapper?: readonly string[];
  }): Promise<SessionRun>;
}

/** A workspace, a client, settings, a demo skill, and a guard with the given session open. */
export async function prepareSession(
  stage: (workspace: string) => GuardSession,
  main = 'src/guard/main.ts',
): Promise<SessionFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'session-'));
  const at = (name: string): string => join(folder, name);
  const skill = at('plugin/skills/demo');
  for (const name of ['workspace', 'home', 'plugin/.claude-plugin', skill.slice(folder.length + 1)])
    await mkdir(at(name), { recursive: true });
  await writeFile(at('plugin/.claude-plugin/plugin.json'), '{"name":"harness"}');
  await writeFile(
    join(skill, 'SKILL.md'),
    '---\nname: demo\ndescription: demo\n---\nSKILL-BODY $ARGUMENTS\n',
  );
  await compileClient(at('hook-client'));
  const { flag } = renderSettings({ client: at('hook-client'), socket: at('guard.sock') });
  await writeFile(at('settings.json'), JSON.stringify(flag));

  const guard = await startGuard({
    run: 'r1',
    auditFile: at('audit.jsonl'),
    socketDir: folder,
    main: await bundle(main),
  });
  await guard.open(stage(at('workspace')));

  return {
    folder,
    workspace: at('workspace'),
    auditFile: at('audit.jsonl'),
    guard,
    async run({
      turns,
      prompt = 'go',
      announce = (call) => guard.announce(call),
      argv = [],
      environment = {},
      wrapper = [],
    }) {
      await using model = await scriptModel(at('model.sock'), turns, announce, (results) =>
        guard.results(results),
      );
      const ended = await runCli({
        argv: [
          ...wrapper,
          cli,
          ...argv,
          ...sessionArguments({ settings: at('settings.json'), plugin: at('plugin') }),
        ],
        environment: {
          ...sessionEnvironment({ modelSocket: at('model.sock'), path: '/usr/bin:/bin', home: at('home') }),
          ...environment,
        },
        cwd: at('workspace'),
        prompt,
      });
      return {
        ...ended,
        results: model.results(),
        requests: model.requests,
        audit: parseLines(await readFile(at('audit.jsonl'), 'utf8')) as unknown as AuditEvent[],
      };
    },
    [Symbol.asyncDispose]: () => guard[Symbol.asyncDispose](),
  };
}

function runCli({
  argv,
  environment,
  cwd,
  prompt,
}: {
  argv: string[];
  environment: Record<string, string>;
  cwd: string;
  prompt: string;
}): Promise<Pick<SessionRun, 'exitCode' | 'lines'>> {
  const [program = cli, ...words] = argv;
  const child = spawn(program, words, { cwd, env: environment, timeout: 60_000, killSignal: 'SIGKILL' });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(prompt);
  return new Promise((resolve) => {
    child.on('close', (exitCode) =>
      resolve({ exitCode, lines: parseLines(Buffer.concat(chunks).toString()) }),
    );
  });
}

function parseLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
