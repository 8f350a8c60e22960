// Has the real Claude Code say whether the plugin is one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

/**
 * @param repository where npm installed the CLI of this platform
 * @param home       folder for what the CLI writes
 * @returns false where there is no CLI to ask
 * @throws HarnessError `cut.plugin`
 */
export async function validatePlugin(plugin: string, repository: string, home: string): Promise<boolean> {
  const cli = join(
    repository,
    `node_modules/@anthropic-ai/claude-code-${process.platform}-${process.arch}/claude`,
  );
  if (!existsSync(cli)) return false;
  const ended = await execa(cli, ['plugin', 'validate', plugin], {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { HOME: home, PATH: process.env['PATH'] ?? '', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1' },
  });
  if (ended.exitCode === 0) return true;
  throw new HarnessError(
    'cut.plugin',
    `Claude Code does not take the plugin: ${`${ended.stdout} ${ended.stderr}`.trim()}`,
    'correct packages/harness/src/release/write/write-plugin.ts, which writes it',
  );
}
