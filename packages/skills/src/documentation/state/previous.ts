// The documents of earlier runs as they are at the head: what was approved, edited, or taken out since.
import { readBlobs } from '../../git/blobs.ts';
import type { Git } from '../../git/git.ts';
import { readTree } from '../../git/tree.ts';
import { parseState, type State, STATE_FILE } from './state.ts';

export interface Previous {
  /** Folder of the documents, with a slash at the end; empty for the root. */
  folder: string;
  state: State;
  /** The state as it is committed. */
  stateText: string;
  /** Texts of the documents that the state speaks of, and of the ledger, by path under the folder. */
  documents: Map<string, string>;
  /** Every file in `decisions/` at the head, whoever wrote it. */
  names: string[];
}

export type FoundPrevious =
  | { kind: 'none' }
  | { kind: 'found'; previous: Previous }
  /** There is a state that this version cannot read. */
  | { kind: 'unreadable'; path: string };

const MOST_BYTES = 4 << 20;

/** The state nearest to the root counts; others belong to something else in the tree. */
export async function findPrevious(git: Git, head: string): Promise<FoundPrevious> {
  const paths = (await readTree(git, head)).map((file) => file.path);
  const states = paths.filter((path) => path === STATE_FILE || path.endsWith(`/${STATE_FILE}`));
  const [path] = states.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  if (path === undefined) return { kind: 'none' };
  const stateText = (await textsOf(git, head, [path])).get(path) ?? '';
  const state = parseState(stateText);
  if (state === null) return { kind: 'unreadable', path };
  const folder = path.slice(0, -STATE_FILE.length);
  const own = ['decisions/README.md', 'architecture.md', 'evidence.json'];
  const wanted = [...own, ...state.records.map(({ file }) => `decisions/${file}`)].map(
    (name) => folder + name,
  );
  const texts = await textsOf(
    git,
    head,
    wanted.filter((name) => paths.includes(name)),
  );
  const documents = new Map([...texts].map(([name, text]) => [name.slice(folder.length), text]));
  const decisions = `${folder}decisions/`;
  const names = paths
    .filter((name) => name.startsWith(decisions))
    .map((name) => name.slice(decisions.length));
  return { kind: 'found', previous: { folder, state, stateText, documents, names } };
}

async function textsOf(git: Git, head: string, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const names = paths.map((path) => `${head}:${path}`);
  for await (const { name, text } of readBlobs(git, names, MOST_BYTES))
    if (text !== null) texts.set(name.slice(head.length + 1), text);
  return texts;
}

/** Records that a person deleted, or whose status is now `rejected`. */
export function rejectedRecords({ state, documents }: Previous): string[] {
  return state.records
    .filter(({ file }) => {
      const text = documents.get(`decisions/${file}`);
      return text === undefined || /^---\n(?:[\s\S]*?\n)?status: *["']?rejected\b[\s\S]*?\n---\n/.test(text);
    })
    .map(({ mark }) => mark);
}
