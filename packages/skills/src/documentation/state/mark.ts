// Knows a decision again after its commits were rewritten.
import { createHash } from 'node:crypto';

/** From author date, author and subject: a rebase keeps all three and changes the sha. */
export function markOf(commit: { date: string; author: string; subject: string }): string {
  const words = [commit.date, commit.author, commit.subject].join('\0');
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
