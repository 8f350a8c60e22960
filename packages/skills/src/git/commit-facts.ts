// What git says about one commit: the fields that documents may repeat.
import { cleanText } from '../text/clean.ts';
import type { Git } from './git.ts';

export interface CommitFacts {
  sha: string;
  /** Author date, ISO 8601 in the author's zone. */
  date: string;
  author: string;
  subject: string;
  /** Subject and body, as written. */
  message: string;
}

/** @returns `null` when the object is not a commit of this repository */
export async function commitFacts(git: Git, sha: string): Promise<CommitFacts | null> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return null;
  const format = '--format=%H%x00%aI%x00%an%x00%s%x00%B';
  const answer = await git.run('log', '-1', '--no-walk', format, `${sha}^{commit}`, '--');
  const [full, date, author, subject, message] = answer.stdout.split('\0');
  if (answer.code !== 0 || full !== sha || date === undefined || author === undefined) return null;
  return { sha, date, author: cleanText(author), subject: cleanText(subject ?? ''), message: message ?? '' };
}
