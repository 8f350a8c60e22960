// Whether the image lock, and the archive where there is one, are those of the image that release.json pins.
import { join } from 'node:path';
import { lockDigest } from '@agent-harness/container';
import { HarnessError, type Release, parseFile } from '@agent-harness/contracts';
import { type Problem, problem } from './problem.ts';
import { readImageId } from './read-image-id.ts';

export async function judgeImage(
  folder: string,
  { image, cli }: Release,
  intact: ReadonlySet<string>,
): Promise<Problem[]> {
  const problems = intact.has(image.lock) ? await judgeLock(folder, image, cli.version) : [];
  if (image.archive !== null && intact.has(image.archive)) {
    const id = await readImageId(join(folder, image.archive));
    if (id !== image.id) problems.push(problem('image', image.archive, `it holds ${id ?? 'no image'}, release.json pins ${image.id}`)); // prettier-ignore
  }
  return problems;
}

async function judgeLock(folder: string, image: Release['image'], cli: string): Promise<Problem[]> {
  try {
    const lock = await parseFile('image-lock', join(folder, image.lock));
    const digest = lockDigest(lock);
    const target = lock.targets.find(({ architecture }) => architecture === image.architecture);
    const wrong = [
      digest !== image.lockDigest && `its digest is ${digest}, release.json pins ${image.lockDigest}`,
      !target && `it holds nothing for ${image.architecture}`,
      target &&
        target.cli.version !== cli &&
        `it pins Claude Code ${target.cli.version}, release.json ${cli}`,
    ];
    return wrong.filter((what) => typeof what === 'string').map((what) => problem('image', image.lock, what));
  } catch (error) {
    if (error instanceof HarnessError) return [problem('image', image.lock, error.message)];
    throw error;
  }
}
