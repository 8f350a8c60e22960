// Which of some commits belong to the history of the head.
import type { Git } from '../git/git.ts';

/** One walk over the history, whatever the number of commits asked for; it stops when all are found. */
export async function ancestorsAmong(
  git: Git,
  head: string,
  wanted: ReadonlySet<string>,
): Promise<Set<string>> {
  const found = new Set<string>();
  let rest = '';
  for await (const chunk of git.stream(['rev-list', head, '--'])) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const sha of lines) if (wanted.has(sha)) found.add(sha);
    if (found.size === wanted.size) break;
  }
  return found;
}
