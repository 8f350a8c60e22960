// Files that name a variable and are neither prose nor an example of it.
import type { Git } from '../git/git.ts';

const ASIDE = /\.(md|markdown|rst|txt|adoc)$|(^|\/)(\.?env[.-][\w.-]+|example\.env|\.env)$/i;

/** Whole words only. */
export async function filesNaming(git: Git, head: string, name: string): Promise<string[]> {
  if (!/^\w+$/.test(name)) return [];
  const answer = await git.run('grep', '-l', '-z', '-I', '-w', '-F', '-e', name, head, '--');
  const prefix = `${head}:`;
  return answer.stdout
    .split('\0')
    .filter((entry) => entry.startsWith(prefix))
    .map((entry) => entry.slice(prefix.length))
    .filter((path) => !ASIDE.test(path));
}
