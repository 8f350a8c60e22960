// A run recorded and replayed with the real CLI: the same outputs, and a loud end where the recording does not fit.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFile } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../src/run/read-events.ts';
import { engine, repositoryOf } from './probe-run.ts';

const cli = join(import.meta.dirname, '../dist/cli.js');
let home: string;
let repository: string;

const harness = (out: string, ...args: string[]) =>
  execa('node', [cli, 'run', 'documentation', '--repo', repository, '--out', join(home, out), ...args], {
    cwd: home,
    reject: false,
    stdin: 'ignore',
    env: { ANTHROPIC_API_KEY: undefined },
  });
const outputs = async (out: string) => (await parseFile('run', join(home, out, 'latest/run.json'))).outputs;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cassette-'));
  repository = await repositoryOf({
    'README.md': '# Shop\n',
    'package.json': '{"dependencies":{"pg":"8.0.0"}}',
  });
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await rm(repository, { recursive: true, force: true });
});

describe.skipIf(engine === null)('a cassette (skipped where no container engine answers)', () => {
  it('replays the documentation skill: outputs equal byte by byte, nothing left over', async () => {
    const recorded = await harness('recorded', '--record', join(home, 'run.cassette.json'));
    expect(recorded.stdout).toMatch(/exchanges recorded in /);
    expect(recorded.exitCode).toBe(0);
    const cassette = await parseFile('cassette', join(home, 'run.cassette.json'));
    expect(cassette.header).toMatchObject({ offline: true, upstream: 'offline', cli: '2.1.330' });
    expect(cassette.exchanges.length).toBeGreaterThan(2);

    const replayed = await harness('replayed', '--model', `replay:${join(home, 'run.cassette.json')}`);
    expect(replayed.stdout).not.toContain('not asked for');
    expect(replayed.stdout).not.toContain('the cassette was');
    expect(replayed.exitCode).toBe(0);
    expect(await outputs('replayed')).toEqual(await outputs('recorded'));

    const events = await readEvents(join(home, 'replayed/latest/audit.jsonl'));
    const requests = events.filter(({ kind }) => kind === 'model.request');
    expect(requests).toHaveLength(cassette.exchanges.length);
    expect(events.filter(({ kind }) => kind === 'model.asked')).toHaveLength(requests.length);
    for (const { detail } of requests) expect(detail).toMatchObject({ upstream: 'replay', status: 200 });
    expect(requests.flatMap(({ detail }) => detail['drift'] ?? [])).toEqual([]);
  });

  it('fails loudly where the session differs, with the nearest difference', async () => {
    await writeFile(join(repository, 'package.json'), '{"dependencies":{"redis":"4.0.0"}}');
    const person = ['-c', 'user.name=A Person', '-c', 'user.email=a@example.org'];
    await execa('git', ['-C', repository, ...person, 'commit', '-qam', 'feat: keep orders in redis']);
    const replayed = await harness('failed', '--model', `replay:${join(home, 'run.cassette.json')}`);
    expect(replayed.exitCode).toBe(4);
    expect(replayed.stdout).toContain('the cassette holds no answer to this request');
    expect(replayed.stdout).toMatch(/nearest is exchange 1, which has 0 of 1 turns in common/);
    expect(replayed.stdout).toMatch(/- result of call 1 \w+ "\w+ feat: begin"$/m);
    expect(replayed.stdout).toMatch(/\+ result of call 1 .*redis/);
    expect(await readFile(join(home, 'failed/latest/run.json'), 'utf8')).toContain('model.replay');
  });
});
