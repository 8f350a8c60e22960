// What git says about commits: the fields that documents may repeat.
import { cleanText } from '../text/clean.ts';
import type { Git } from './git.ts';
import { tokens } from './tokens.ts';

export interface CommitFacts {
  sha: string;
  /** `null` for a root. */
  parent: string | null;
  /** Author date, ISO 8601 in the author's zone. */
  date: string;
  author: string;
  subject: string;
  /** Subject and body, as written. */
  message: string;
}

const FIELDS = ['%H', '%P', '%aI', '%an', '%s', '%B'];

/** By full sha, with one process of git; what is not a commit of this repository is left out. */
export async function commitFacts(git: Git, shas: readonly string[]): Promise<Map<string, CommitFacts>> {
  const asked = new Set(shas.filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)));
  const facts = new Map<string, CommitFacts>();
  if (asked.size === 0) return facts;
  const options = ['--no-walk=unsorted', '--ignore-missing', '--stdin'];
  const format = `--format=${FIELDS.map((field) => `${field}%x00`).join('')}`;
  let fields: string[] = [];
  for await (const field of tokens(git.stream(['log', ...options, format], lines(asked)))) {
    fields.push(field);
    if (fields.length < FIELDS.length) continue;
    const [first = '', parents = '', date = '', author = '', subject = '', message = ''] = fields;
    // The line feed after the record before.
    const sha = first.trimStart();
    const [parent = ''] = parents.split(' ');
    // A tag is asked for by its own sha, and shows another.
    if (asked.has(sha))
      facts.set(sha, {
        sha,
        parent: parent === '' ? null : parent,
        date,
        author: cleanText(author),
        subject: cleanText(subject),
        message,
      });
    fields = [];
  }
  return facts;
}

async function* lines(shas: Iterable<string>): AsyncIterable<string> {
  for (const sha of shas) yield `${sha}\n`;
}
