// Streams the history of a commit, newest first, children before parents.
import type { Git } from '../git/git.ts';
import { tokenBatches } from '../git/tokens.ts';
import { type Range, rangeArguments } from './range.ts';
import { type Change, type Commit, MAX_BODY, MAX_CHANGES } from './commit.ts';

// Fields end with NUL, which no message can hold; the field count is fixed, so a message cannot pose as a record.
const FORMAT = '%H%x00%P%x00%aI%x00%an%x00%B%x00';
const ARGS = ['log', '--topo-order', '-z', '--raw', '--no-renames', '--no-abbrev', `--format=${FORMAT}`];

/** In batches, because a history may have millions: waiting once for each commit would cost more than git itself. */
export async function* readCommits(git: Git, range: Range): AsyncIterable<Commit[]> {
  let fields: string[] = [];
  let commit: Commit | null = null;
  let raw: string | null = null;
  for await (const batch of tokenBatches(git.stream([...ARGS, ...rangeArguments(range), '--']))) {
    const ready: Commit[] = [];
    for (const token of batch) {
      if (raw !== null && commit !== null) {
        addChange(commit, raw, token);
        raw = null;
      } else if (fields.length === 0 && isChange(token)) {
        raw = token;
      } else if (fields.push(token) === 6) {
        // The sixth is git's own record end, empty.
        if (commit) ready.push(commit);
        commit = toCommit(fields);
        fields = [];
      }
    }
    yield ready;
  }
  if (commit) yield [commit];
}

/** `:100644 ...`, after a line feed when it is the first of its commit. */
function isChange(token: string): boolean {
  return token.startsWith(':') || token.startsWith('\n:');
}

function toCommit(fields: readonly string[]): Commit {
  const [sha = '', parents = '', date = '', author = '', message = ''] = fields;
  const end = message.indexOf('\n\n');
  const subject = (end === -1 ? message : message.slice(0, end)).replace(/\s*\n\s*/g, ' ').trim();
  return {
    sha,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    date,
    author,
    subject,
    body: end === -1 ? '' : message.slice(end + 2, end + 2 + MAX_BODY).trimEnd(),
    changes: [],
    changed: 0,
  };
}

function addChange(commit: Commit, raw: string, path: string): void {
  commit.changed += 1;
  if (commit.changes.length >= MAX_CHANGES) return;
  const [, , before = '', after = '', letter = ''] = raw.split(' ');
  const status: Change['status'] = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed';
  commit.changes.push({
    status,
    path,
    before: status === 'added' ? null : before,
    after: status === 'removed' ? null : after,
  });
}
