// Recording and replaying together: what was recorded answers again, and nothing else does.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplyBlock } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf } from '../upstreams/loopback.fixture.ts';
import { offlineUpstream } from '../upstreams/offline-upstream.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { recordCassette } from './record-cassette.ts';
import { loadReplay } from './replay-upstream.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cassette-'));
  file = join(folder, 'a.cassette.json');
});
afterEach(() => rm(folder, { recursive: true }));

const header = { cli: '2.1.330', skill: `sha256:${'a'.repeat(64)}` };
const signal = new AbortController().signal;
const send = async (upstream: Upstream, body: object): Promise<string> => {
  const reply = await upstream.send(
    { method: 'POST', path: '/v1/messages', headers: {}, body: JSON.stringify(body) },
    signal,
  );
  return textOf(reply.body);
};

const use = (id: string, input: object) => ({ type: 'tool_use', id, name: 'Bash', input });
const result = (id: string, content: unknown, more: object = {}) => ({
  type: 'tool_result',
  tool_use_id: id,
  content,
  ...more,
});
const first = {
  model: 'claude-opus-5-5',
  stream: true,
  system: [{ type: 'text', text: 'You work in /srv/a. Today is 2026-11-22.' }],
  tools: [{ name: 'Bash' }],
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: '<system-reminder>\nToday is 2026-11-22\n</system-reminder>' },
        { type: 'text', text: 'Document /srv/a' },
      ],
    },
  ],
};
const second = (results: object[], more: object = {}) => ({
  ...first,
  messages: [
    ...first.messages,
    {
      role: 'assistant',
      content: [use('toolu_1', { command: 'ls' }), use('toolu_2', { command: 'git log' })],
    },
    { role: 'user', content: results },
  ],
  ...more,
});
const LOG = 'abc1234 ada@corp-mail.io 2026-01-02T03:04:05Z session 0e2cafcc-a1a8-443c-9c5a-f9a2cb8c452f';
const results = [result('toolu_1', 'README.md'), result('toolu_2', LOG)];

/** A script that says who wrote the log. */
const script = (outcomes: readonly unknown[]): ReplyBlock[] =>
  outcomes.length === 0
    ? [
        { type: 'tool_use', name: 'Bash', input: { command: 'ls' } },
        { type: 'tool_use', name: 'Bash', input: { command: 'git log' } },
      ]
    : [{ type: 'text', text: 'ada@corp-mail.io wrote it' }];

async function record(bodies: readonly object[]): Promise<string[]> {
  const recording = recordCassette(offlineUpstream(script), { ...header, places: { cwd: '/srv/a' } });
  const texts: string[] = [];
  for (const body of bodies) texts.push(await send(recording.upstream, body));
  expect(await recording.save(file)).toBe(bodies.length);
  return texts;
}

it('answers again, byte by byte but for what is private', async () => {
  const [one, two] = await record([first, second(results)]);
  const replay = await loadReplay(file, { cwd: '/srv/a' });
  expect(replay).toMatchObject({
    offline: true,
    priceFactor: 0,
    header: { model: 'claude-opus-5-5', redactor: '1' },
  });
  expect(await send(replay, first)).toBe(one);
  const again = await send(replay, second(results));
  expect(again).not.toBe(two);
  expect(again).toMatch(/person-[0-9a-f]{12}@redacted\.invalid wrote it/);
  expect(replay.left()).toBe(0);
  expect(await readFile(file, 'utf8')).not.toContain('corp-mail');
  expect((await stat(file)).mode & 0o077).toBe(0);
});

it('answers another day, in another folder, with other ids and results in another order', async () => {
  await record([first, second(results)]);
  const replay = await loadReplay(file, { cwd: '/elsewhere/b' });
  const moved = JSON.parse(
    JSON.stringify(second(results.toReversed()))
      .replaceAll('/srv/a', '/elsewhere/b')
      .replaceAll('toolu_', 'toolu_other_')
      .replaceAll('0e2cafcc-a1a8-443c-9c5a-f9a2cb8c452f', '11111111-2222-4333-8444-555555555555')
      .replaceAll(/2026-\d\d-\d\d(T[\d:]+Z)?/g, '2027-05-06'),
  ) as object;
  expect(await send(replay, moved)).toContain('wrote it');
});

it('says when the prompt or the tools have drifted, and still answers', async () => {
  await record([first]);
  const replay = await loadReplay(file, { cwd: '/srv/a' });
  const reply = await replay.send(
    {
      method: 'POST',
      path: '/v1/messages',
      headers: {},
      body: JSON.stringify({
        ...first,
        system: 'another prompt',
        tools: [{ name: 'Bash' }, { name: 'Read' }],
      }),
    },
    signal,
  );
  expect(reply.drift).toEqual(['prompt', 'tools']);
});

it.each([
  [
    'another result',
    second([results[0]!, result('toolu_2', 'def5678')]),
    [/- result of call 1 .*abc1234/, /\+ result of call 1 .*def5678/],
  ],
  [
    'an error instead of a result',
    second([results[0]!, result('toolu_2', LOG, { is_error: true })]),
    [/\+ error of call 1/],
  ],
  [
    'another task',
    { ...first, messages: [{ role: 'user', content: 'Something else' }] },
    [/- lineage Document <CWD>/, /\+ lineage Something else/],
  ],
  ['a result that is missing', second([results[0]!]), [/- result of call 1/]],
])('fails for %s and shows the nearest difference', async (_, body, lines) => {
  await record([first, second(results)]);
  const replay = await loadReplay(file, { cwd: '/srv/a' });
  const error = await send(replay, body).catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: 'model.replay' });
  for (const line of lines) expect((error as Error).message).toMatch(line);
});

it('answers as often as it was recorded, and says so', async () => {
  await record([first, first]);
  const replay = await loadReplay(file, { cwd: '/srv/a' });
  await Promise.all([send(replay, first), send(replay, first)]);
  await expect(send(replay, first)).rejects.toThrow('asked more often than it was recorded');
});

it('keeps two agents apart that ask side by side', async () => {
  const sub = (task: string) => ({ ...first, messages: [{ role: 'user', content: task }] });
  const say = (task: string): Upstream => offlineUpstream(() => [{ type: 'text', text: `done: ${task}` }]);
  let task = '';
  const recording = recordCassette(
    { ...say(''), send: (request, at) => say(task).send(request, at) },
    header,
  );
  for (task of ['left', 'right']) await send(recording.upstream, sub(task));
  await recording.save(file);
  const replay = await loadReplay(file);
  const [right, left] = await Promise.all([send(replay, sub('right')), send(replay, sub('left'))]);
  expect([right, left]).toEqual([
    expect.stringContaining('done: right'),
    expect.stringContaining('done: left'),
  ]);
});

it('leaves out replies that did not end and errors', async () => {
  const recording = recordCassette(
    {
      ...offlineUpstream(script),
      async send({ body }) {
        async function* broken(): AsyncIterable<Uint8Array> {
          yield Buffer.from('event: ping\n\n');
          throw new Error('cut');
        }
        const status = body.includes('limit') ? 429 : 200;
        return { status, headers: { 'content-type': 'text/event-stream' }, body: broken() };
      },
    },
    header,
  );
  await expect(send(recording.upstream, first)).rejects.toThrow('cut');
  await expect(send(recording.upstream, { ...first, model: 'limit' })).rejects.toThrow('cut');
  await expect(recording.save(file)).rejects.toMatchObject({ code: 'model.cassette' });
});

it('is not written while it holds what looks like a secret', async () => {
  const word = 'kJ8f2LqZ9xW4vB7nM1cR5tY6uI3oP0aS';
  const recording = recordCassette(
    offlineUpstream(() => [{ type: 'text', text: `the value is ${word}` }]),
    header,
  );
  await send(recording.upstream, first);
  const error = await recording.save(file).catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: 'model.cassette', message: expect.stringContaining('exchange 0') });
  expect((error as Error).message).not.toContain(word);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});
