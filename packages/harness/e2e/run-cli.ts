// The built command as a person types it, in a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll } from 'vitest';

export const cli = join(import.meta.dirname, '../dist/cli.js');

export interface CommandLine {
  /** Where it is typed. */
  home: () => string;
  harness: (args: string[], options?: { cwd?: string; env?: NodeJS.ProcessEnv }) => Promise<Ended>;
}

export interface Ended {
  stdout: string;
  stderr: string;
  exitCode?: number;
}

/** One folder for all tests of the file. */
export function commandLine(): CommandLine {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'cli-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));
  return {
    home: () => home,
    harness: (args, options = {}) =>
      execa('node', [cli, ...args], {
        cwd: options.cwd ?? home,
        reject: false,
        stdin: 'ignore',
        env: { ANTHROPIC_API_KEY: undefined, ...options.env },
      }),
  };
}
