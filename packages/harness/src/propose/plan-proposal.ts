// Decides what a run proposes: which files, into which branch, and which stay because a person edited them.
import { posix } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { jsonText } from '../files/json.ts';
import type { FinishedRun } from './finished-run.ts';
import { GENERATED, type Generated, digestOf, readGenerated } from './generated.ts';
import { renderBody } from './render-body.ts';

export interface ProposedFile {
  /** In the repository. */
  path: string;
  /** Empty for what is deleted. */
  text: string;
  change: 'create' | 'update' | 'delete';
}

export interface Proposal {
  branch: string;
  /** Full sha of the commit that the run read; the branch starts there. */
  base: string;
  title: string;
  /** Commit message, with the trailers that tell who made and who triggered it. */
  message: string;
  /** Markdown for the reviewer. */
  body: string;
  /** Empty when there is nothing to propose. */
  files: ProposedFile[];
  /** Paths in the repository that a person edited since they were generated: left as they are, even when nothing generates them any more. */
  kept: string[];
}

export interface Target {
  /** Folder in the repository; empty for its root. */
  into: string;
  /** Text of a path at the base commit, null where it has none. */
  textAt: (path: string) => string | null;
  /** Login that started the run, if known. */
  triggeredBy: string | null;
}

/** Pure. @throws HarnessError `propose.into`, `propose.generated` */
export function planProposal(run: FinishedRun, { into, textAt, triggeredBy }: Target): Proposal {
  const { record, outputs } = run;
  const at = placeIn(into);
  const statePath = at(GENERATED);
  const before = readGenerated(textAt(statePath), statePath);
  const files: ProposedFile[] = [];
  const kept: string[] = [];
  const digests: Record<string, string> = {};
  for (const [name, text] of [...outputs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = at(name);
    const there = textAt(path);
    const generated = before[name];
    // INVARIANT: what is there and is not what was generated is a person's, and stays.
    if (there !== null && there !== text && digestOf(there) !== generated) {
      kept.push(path);
      if (generated !== undefined) digests[name] = generated;
      continue;
    }
    digests[name] = digestOf(text);
    if (there !== text) files.push({ path, text, change: there === null ? 'create' : 'update' });
  }
  for (const [name, generated] of Object.entries(before)
    .filter(([each]) => !outputs.has(each))
    .sort()) {
    const path = at(name);
    const there = textAt(path);
    if (there === null) continue;
    if (digestOf(there) === generated) files.push({ path, text: '', change: 'delete' });
    else kept.push(path);
  }
  const state: Generated = {
    schema: 'generated/1',
    skill: record.skill,
    run: record.id,
    head: record.repository.head,
    files: digests,
  };
  if (files.length > 0)
    files.push({
      path: statePath,
      text: jsonText(state),
      change: textAt(statePath) === null ? 'create' : 'update',
    });
  const title = `docs: ${record.skill} at ${record.repository.head.slice(0, 10)}`;
  return {
    branch: `harness/${record.skill}`,
    base: record.repository.head,
    title,
    message: [title, '', `Run: ${record.id}`, 'Agent: agent-harness', ...trailer(triggeredBy)].join('\n'),
    body: renderBody(run, { files, kept }),
    files,
    kept,
  };
}

function placeIn(into: string): (name: string) => string {
  const folder = posix.normalize(into === '' ? '.' : into).replace(/\/$/, '');
  if (posix.isAbsolute(folder) || folder.split('/').some((name) => name === '..' || name === '.git'))
    throw new HarnessError(
      'propose.into',
      `${JSON.stringify(into)} is no folder inside the repository`,
      'give a relative folder, e.g. --into docs',
    );
  return (name) => posix.join(folder, name);
}

/** A login is a plain word on every platform; anything else would write a trailer of its own. */
const trailer = (login: string | null): string[] =>
  login !== null && /^[\w.-]{1,255}$/.test(login) ? [`Triggered-By: ${login}`] : [];
