// The real CLI with subagents and calls side by side, recorded and replayed in another folder.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AnnouncedCall, AuditEntry, ReplyBlock } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordCassette } from '../src/doors/model/cassette/record-cassette.ts';
import { loadReplay } from '../src/doors/model/cassette/replay-upstream.ts';
import { openModelDoor } from '../src/doors/model/model-door.ts';
import { offlineUpstream } from '../src/doors/model/upstreams/offline-upstream.ts';
import type { Upstream } from '../src/doors/model/upstreams/upstream.ts';

const cli = join(
  dirname(
    createRequire(import.meta.url).resolve(`@anthropic-ai/claude-code-linux-${process.arch}/package.json`),
  ),
  'claude',
);
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cassette-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const bash = (command: string): ReplyBlock => ({
  type: 'tool_use',
  name: 'Bash',
  input: { command, description: 'x' },
});
const agent = (prompt: string): ReplyBlock => ({
  type: 'tool_use',
  name: 'Agent',
  input: { description: 'part', prompt, subagent_type: 'general-purpose' },
});

/** A model with three agents: the main one sends out two with one task and one with another, beside two commands. */
function script(body: string): ReplyBlock[] {
  const task = /(SUBTASK-\w+) do/.exec(
    JSON.stringify((JSON.parse(body) as { messages: unknown[] }).messages[0]),
  )?.[1];
  const calls = body.split('"tool_result"').length - 1;
  if (task !== undefined)
    return calls === 0 ? [bash(`pwd; echo ${task}`)] : [{ type: 'text', text: `${task} ended` }];
  if (calls === 0)
    return [
      bash('date; pwd; echo ada@corp-mail.io'),
      bash('sleep 0.2; echo slow; exit 3'),
      agent('SUBTASK-one do'),
      agent('SUBTASK-one do'),
      agent('SUBTASK-two do'),
    ];
  return [{ type: 'text', text: 'ada@corp-mail.io: all ended' }];
}

let serial = 0;
const scripted: Upstream = {
  ...offlineUpstream(() => []),
  async send(request, signal) {
    serial += 1;
    const mine = serial;
    const reply = await offlineUpstream(() => script(request.body)).send(request, signal);
    async function* renamed(): AsyncIterable<Uint8Array> {
      // Ids that are new in every conversation, as a model's are.
      for await (const chunk of reply.body)
        yield Buffer.from(Buffer.from(chunk).toString().replaceAll('toolu_offline_', `toolu_${mine}x`));
    }
    return { ...reply, body: renamed() };
  },
};

async function session(upstream: Upstream, place: string) {
  const folder = join(home, place);
  await mkdir(join(folder, 'work'), { recursive: true });
  const announced: AnnouncedCall[] = [];
  const audit: AuditEntry[] = [];
  await using door = await openModelDoor({
    socket: join(folder, 'model.sock'),
    upstream,
    stage: 'work',
    record: async (entry) => void audit.push(entry),
    announce: async (call) => void announced.push(call),
    results: async (results) => results.map(() => ({ kind: 'pass' })),
    hooksProven: async () => true,
  });
  const { code, stdout } = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
    const child = execFile(
      cli,
      [
        '-p',
        '--output-format',
        'json',
        '--permission-mode',
        'bypassPermissions',
        '--setting-sources',
        '',
        '--strict-mcp-config',
        '--no-session-persistence',
      ],
      {
        cwd: join(folder, 'work'),
        env: {
          PATH: '/usr/bin:/bin',
          HOME: folder,
          LANG: 'C.UTF-8',
          IS_SANDBOX: '1',
          ANTHROPIC_API_KEY: 'held-by-the-model-door',
          ANTHROPIC_BASE_URL: 'http://localhost',
          ANTHROPIC_UNIX_SOCKET: door.socket,
          CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
          CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
          DISABLE_AUTOUPDATER: '1',
        },
      },
      (error, out) => resolve({ code: error?.code ?? 0, stdout: out }),
    );
    child.stdin?.end('Work.');
  });
  return {
    code,
    result: (JSON.parse(stdout) as { result?: string }).result,
    problem: door.problem(),
    announced,
    audit,
  };
}

it('is answered in full, and the same way twice', async () => {
  const recording = recordCassette(scripted, {
    cli: '2.1.330',
    skill: `sha256:${'0'.repeat(64)}`,
    places: { cwd: join(home, 'recorded/work'), home: join(home, 'recorded') },
  });
  const recorded = await session(recording.upstream, 'recorded');
  expect(recorded).toMatchObject({ code: 0, problem: null, result: 'ada@corp-mail.io: all ended' });
  const file = join(home, 'a.cassette.json');
  expect(await recording.save(file)).toBe(8);

  for (const place of ['first', 'second']) {
    const replay = await loadReplay(file, { cwd: join(home, place, 'work'), home: join(home, place) });
    const replayed = await session(replay, place);
    expect(replayed.problem).toBeNull();
    expect(replayed.result).toMatch(/^person-[0-9a-f]{12}@redacted\.invalid: all ended$/);
    expect(replay.left()).toBe(0);
    expect(replayed.announced.map(({ id }) => id).sort()).toEqual(
      recorded.announced.map(({ id }) => id).sort(),
    );
    expect(replayed.audit.filter(({ kind }) => kind === 'model.request')).toHaveLength(8);
  }
});
