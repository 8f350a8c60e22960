// Every way to fail politely: one message with a way on, and no stack.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { cli, commandLine } from './run-cli.ts';
import { shopHistory } from './shop-history.ts';

const { harness, home } = commandLine();
const repository = shopHistory();

describe('harness refuses politely', () => {
  const refused = async (args: string[], exitCode: number, message: string, options = {}) => {
    const run = await harness(args, options);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(exitCode);
    // One message with a way on, and no stack.
    expect(run.stderr).not.toMatch(/\n\s+at /);
  };

  it('a reader that stops reading', async () => {
    const line = `node ${cli} --help | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await execa('bash', ['-c', line], { stdin: 'ignore' });
    expect([stdout, stderr]).toEqual(['0', '']);
  });
  it('an unknown skill', () => refused(['run', 'nonsense', '--repo', repository()], 2, 'documentation'));
  it('a folder without git', () =>
    refused(['run', 'documentation', '--repo', home()], 2, 'is not in a git repository'));
  it('an empty history', async () => {
    const empty = await mkdtemp(join(home(), 'empty-'));
    await execa('git', ['init', '-q', empty]);
    await refused(['run', 'documentation', '--repo', empty], 2, 'has no commits');
  });
  it('a shallow clone', async () => {
    const shallow = join(home(), 'shallow');
    await execa('git', ['clone', '-q', '--depth', '1', `file://${repository()}`, shallow]);
    await refused(['run', 'documentation', '--repo', shallow], 2, 'git fetch --unshallow');
  });
  it('an invalid manifest, with file, pointer and expectation', async () => {
    const file = join(home(), 'skill.json');
    await writeFile(file, JSON.stringify({ contract: 'skill/1', name: 'Bad Name' }));
    await refused(['check', file], 2, `${file}#/name: expected text matching`);
  });
  it('an acceptance without a run', () =>
    refused(['accept', 'documentation', '--run', 'nowhere'], 2, 'there is no run at nowhere'));
  it('a model without a key', () =>
    refused(
      ['run', 'documentation', '--repo', repository(), '--model', 'anthropic'],
      2,
      'ANTHROPIC_API_KEY is not set',
    ));
  it('a host without an engine', async () => {
    const bin = await mkdtemp(join(home(), 'bin-'));
    for (const name of ['node', 'git', 'musl-gcc', 'gcc', 'cc', 'as', 'ld']) {
      const found = await execa('which', [name], { reject: false });
      if (found.exitCode === 0) await execa('ln', ['-s', found.stdout, join(bin, name)]);
    }
    await refused(['run', 'documentation', '--repo', repository()], 3, 'apt-get install podman runc', {
      env: { PATH: bin },
    });
  });
  it('words it does not know', () => refused(['runn'], 2, "unknown command 'runn'"));
});
