// The built program, as the container runs it: arguments, exit codes, files.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testRepository } from '../../fixtures/repository.fixture.ts';
import { shopRepository } from '../../fixtures/shop.fixture.ts';

const PROGRAM = fileURLToPath(new URL('../../../dist/documentation/evidence.mjs', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });

describe('evidence.mjs', () => {
  it('writes an index that names every theme file, and says what it did', () => {
    using repository = shopRepository();
    const out = repository.folder('out');
    const result = run('--repository', repository.path, '--out', out, '--decisions', '2');
    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(result.stdout).toBe(`read 5 commits; 2 decisions written up, 3 left; 4 files in ${out}\n`);
    const index = JSON.parse(readFileSync(join(out, 'index.json'), 'utf8')) as { themes: { file: string }[] };
    expect(index.themes.map((theme) => theme.file).sort()).toEqual(
      readdirSync(join(out, 'themes')).map((file) => `themes/${file}`),
    );
  });

  it('leaves the repository as it was', () => {
    using repository = shopRepository();
    const state = () =>
      execFileSync('find', [repository.path, '-newermt', '2000-01-01', '-printf', '%p %T@ %s\n'], {
        encoding: 'utf8',
      });
    const before = state();
    run('--repository', repository.path, '--out', repository.folder('out'));
    expect(state()).toBe(before);
  });

  it.each([
    [[], 'usage'],
    [['--repository', '/x'], 'usage'],
    [['--out', '/x', '--repository'], 'usage'],
    [['--force', 'x'], 'usage'],
    [['--repository', '/', '--out', '/x', '--decisions', '0'], 'usage'],
    [['--repository', '/', '--out', '/x', '--decisions', 'many'], 'usage'],
    [['--repository', '/nowhere', '--out', '/x'], 'not-a-repository'],
  ])('refuses %j with exit code 3', (args, code) => {
    const result = run(...args);
    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(new RegExp(`^[^\\n]+\\n  instead: [^\\n]+ \\[${code}\\]\\n$`));
  });

  it('refuses an output folder that cannot be written', () => {
    using repository = testRepository();
    repository.commit('one', { a: '1' });
    const result = run('--repository', repository.path, '--out', join(repository.path, 'a'));
    expect(result).toMatchObject({ status: 3, stderr: expect.stringContaining('[out-not-writable]') });
  });
});
