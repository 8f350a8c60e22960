// A judge in a thread of its own: each piece of work by its time, and one that is late costs no other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJudge } from './start-judge.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'));
  // Works as many milliseconds as the event says, and answers how much this thread has done.
  writeFileSync(
    join(folder, 'judge.mjs'),
    `import { parentPort } from 'node:worker_threads';
     let done = 0;
     parentPort.on('message', ({ kind, bytes }) => {
       if (kind !== 'judge') return;
       const until = Date.now() + Number(Buffer.from(bytes).toString());
       while (Date.now() < until);
       parentPort.postMessage({ kind: 'failed', why: String((done += 1)) });
     });
     parentPort.postMessage({ kind: 'ready' });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('does not begin what nobody waits for any more, and keeps its thread for the others', async () => {
  await using judge = startJudge(join(folder, 'judge.mjs'));
  await judge.ready();
  const work = (milliseconds: number, withinMs: number) =>
    judge.judge(Buffer.from(String(milliseconds)), false, withinMs);
  const [first, late, last] = await Promise.all([work(200, 20_000), work(200, 50), work(0, 20_000)]);
  expect(first).toEqual({ kind: 'failed', why: '1' });
  expect(late).toEqual({ kind: 'overdue', step: 'waiting', facts: null });
  expect(last).toEqual({ kind: 'failed', why: '2' });
});

it('stops what does not end, and does the next in another thread', async () => {
  await using judge = startJudge(join(folder, 'judge.mjs'));
  await judge.ready();
  const work = (milliseconds: number, withinMs: number) =>
    judge.judge(Buffer.from(String(milliseconds)), false, withinMs);
  const [endless, next] = await Promise.all([work(60_000, 100), work(0, 20_000)]);
  expect(endless).toMatchObject({ kind: 'overdue', step: 'waiting' });
  expect(next).toEqual({ kind: 'failed', why: '1' });
});
