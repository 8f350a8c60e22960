// Which folders change together: what is left to name a theme by when messages say nothing.
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Commit } from './commit.ts';

export interface CoChange {
  add(commit: Commit): void;
  /** Community of each folder, named after its busiest folder. Equal histories give equal names. */
  communities(): Record<string, string>;
}

// CommonJS, whose types promise a default that is the module itself.
const louvain = louvainModule as unknown as typeof louvainModule.default;

const DEEPEST = 3;
// A commit that touches more files is a sweep and connects what has nothing in common.
const MOST_FILES = 50;
// The folders with most changes; the graph of a large tree stays small.
const MOST_FOLDERS = 2_000;
const MOST_PAIRS = 200_000;

export function startCoChange(): CoChange {
  const changes = new Map<string, number>();
  const pairs = new Map<string, number>();
  return {
    add({ changes: changed, changed: count }) {
      if (count === 0 || count > MOST_FILES) return;
      const folders = [...new Set(changed.map((change) => folderOf(change.path)))].sort();
      for (const folder of folders) changes.set(folder, (changes.get(folder) ?? 0) + 1);
      for (const [index, one] of folders.entries())
        for (const other of folders.slice(index + 1)) {
          const key = `${one}\n${other}`;
          // A commit that touches k folders says little about each pair of them.
          const weight = (pairs.get(key) ?? 0) + 1 / (folders.length - 1);
          if (pairs.size < MOST_PAIRS || pairs.has(key)) pairs.set(key, weight);
        }
    },
    communities: () => communitiesOf(changes, pairs),
  };
}

function communitiesOf(
  changes: ReadonlyMap<string, number>,
  pairs: ReadonlyMap<string, number>,
): Record<string, string> {
  const busiest = [...changes].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const folders = busiest.slice(0, MOST_FOLDERS).map(([folder]) => folder);
  const graph = new UndirectedGraph();
  for (const folder of folders.toSorted()) graph.addNode(folder);
  for (const [key, weight] of [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [one = '', other = ''] = key.split('\n');
    if (graph.hasNode(one) && graph.hasNode(other)) graph.addEdge(one, other, { weight });
  }
  if (graph.order === 0) return {};
  const found = graph.size === 0 ? {} : louvain(graph, { rng: seeded(), getEdgeWeight: 'weight' });
  const names = new Map<number, string>();
  for (const folder of folders) {
    const community = found[folder];
    if (community !== undefined && !names.has(community)) names.set(community, folder);
  }
  return Object.fromEntries(
    folders.toSorted().map((folder) => [folder, names.get(found[folder] ?? -1) ?? folder]),
  );
}

export function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, DEEPEST).join('/') || '.';
}

// mulberry32: the same numbers in the same order, so that Louvain's ties always fall the same way.
function seeded(): () => number {
  let state = 0x5eed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
