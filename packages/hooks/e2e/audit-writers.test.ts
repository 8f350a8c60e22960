// Two processes and one audit log: the second is refused, or, where it takes over a living writer's log, is noticed.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { freshFile, logOf } from '../src/audit/audit-log.fixture.ts';
import { scanLog } from '../src/audit/scan.ts';
import { bundle } from './bundle.ts';

const program = await bundle('e2e/audit-writer.ts');

/** @returns the lines that the process printed */
function write(file: string, mode: 'create' | 'take-over'): Promise<string[]> {
  const child = spawn(process.execPath, [program, file, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.on('close', () => resolve(text.trim().split('\n'))));
}

const promised = (lines: readonly string[]): string[] => lines.filter((line) => /^[0-9a-f]{64}$/.test(line));

describe('two processes on one log', () => {
  it('that both create it: one writes, the other never starts', async () => {
    const file = await freshFile();
    const [a, b] = await Promise.all([write(file, 'create'), write(file, 'create')]);
    const writers = [a, b].filter((lines) => lines[0] === 'open');
    const refused = [a, b].find((lines) => lines[0] !== 'open');
    expect(writers).toHaveLength(1);
    expect(refused?.[0]).toContain('an audit log is never overwritten');
    const { events, problem } = scanLog(await readFile(file));
    expect({ events, problem }).toEqual({ events: 400, problem: null });
  });

  it('that both take it over: no promised record is lost, and what they did to it is found', async () => {
    const file = await freshFile();
    await writeFile(file, logOf('first'));
    const runs = await Promise.all([write(file, 'take-over'), write(file, 'take-over')]);
    const held = new Set<string>();
    const { problem } = scanLog(await readFile(file), ({ hash }) => held.add(hash));
    for (const hash of runs.flatMap(promised)) expect(held).toContain(hash);
    const failed = runs.filter((lines) => lines.some((line) => line.startsWith('failed')));
    // Where they met, at least one of them noticed and stopped, perhaps on a record that it then could not promise. Where
    // none did, they did not meet: the log is whole, and every record of it was promised.
    if (failed.length > 0) return;
    expect(problem).toBeNull();
    expect(runs.flatMap(promised)).toHaveLength(held.size - 1);
  });
});
