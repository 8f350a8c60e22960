// The same hooks and skills for a developer's laptop, as a Claude Code plugin.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SkillBundle } from '@agent-harness/skills';
import { jsonText } from '../../files/json.ts';

const README = `# agent-harness for a laptop

The hook decides every tool call by the rules of this release (profile \`developer\`) and records it; the skills are the
ones that run unattended. A laptop has no second wall: what holds in the container does not hold here.

\`claude --plugin-dir <this folder>\`, or add it to a marketplace of yours. \`node hook.js/store-code.js\`, once, makes the
hook 20 ms faster: stored code differs from Node to Node, so a release does not hold it.
`;

/**
 * @param hooks folder of the composition's hooks package
 * @returns path of the plugin's manifest, relative to `folder`
 */
export async function writePlugin(
  folder: string,
  version: string,
  hooks: string,
  skills: readonly SkillBundle[],
): Promise<string> {
  const manifest = '.claude-plugin/plugin.json';
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await put(
    manifest,
    jsonText({
      name: 'agent-harness',
      version,
      description: 'Guard hooks and skills of an agent-harness release, for a laptop.',
      author: { name: 'agent-harness' },
      license: 'Apache-2.0',
    }),
  );
  // A node that is missing, or that crashes, must refuse too: only exit code 2 does.
  const command = 'node "${CLAUDE_PLUGIN_ROOT}/hook.js" --policy developer || exit 2';
  await put(
    'hooks/hooks.json',
    jsonText({
      hooks: { PreToolUse: [{ matcher: '*', hooks: [{ type: 'command', command, timeout: 10 }] }] },
    }),
  );
  await put('README.md', README);
  await cp(join(hooks, 'dist/hook.js'), join(folder, 'hook.js'), {
    recursive: true,
    filter: (from) => !from.endsWith('.code'),
  });
  for (const { manifest: skill, folder: from } of skills) {
    // As in the image: the offline draft and the verifier are the trusted side's.
    const outside = new Set([skill.offline, skill.verify, 'mcp']);
    const to = join(folder, 'skills', skill.name);
    await mkdir(to, { recursive: true });
    for (const name of await readdir(from))
      if (!outside.has(name)) await cp(join(from, name), join(to, basename(name)), { recursive: true });
  }
  return manifest;
}
