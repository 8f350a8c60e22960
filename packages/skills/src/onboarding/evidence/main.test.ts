// The built program, as the container runs it: arguments, exit codes, files, and text that is the same every time.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';

const PROGRAM = fileURLToPath(new URL('../../../dist/onboarding/evidence.mjs', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });

describe('evidence.mjs', () => {
  it('writes a sheet a page, the same bytes each time, in lines that one Read shows whole', () => {
    using repository = workshopRepository();
    const folders = ['a', 'b'].map((name) => repository.folder(name));
    const texts = folders.map((out) => {
      const result = run('--repository', repository.path, '--out', out);
      expect(result).toMatchObject({ status: 0, stderr: '' });
      expect(result.stdout).toMatch(/^found \d+ items for 8 pages; 9 files in /);
      return readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')] as const);
    });
    expect(texts[0]).toEqual(texts[1]);
    for (const [, text] of texts[0] ?? [])
      for (const line of text.split('\n')) expect(line.length).toBeLessThan(2_000);
  });

  it.each([
    [[], 'usage'],
    [['--repository', '/x'], 'usage'],
    [['--force', 'x'], 'usage'],
    [['--repository', '/nowhere', '--out', '/x'], 'not-a-repository'],
  ])('refuses %j with exit code 3', (args, code) => {
    const result = run(...args);
    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(new RegExp(`^[^\\n]+\\n  instead: [^\\n]+ \\[${code}\\]\\n$`));
  });

  it('refuses an output folder that cannot be written', () => {
    using repository = workshopRepository();
    const result = run('--repository', repository.path, '--out', join(repository.path, 'README.md'));
    expect(result).toMatchObject({ status: 3, stderr: expect.stringContaining('[out-not-writable]') });
  });
});
