// Which folders change together: what is left to name a theme by when messages say nothing.
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { detached } from '../../../text/detached.ts';
import type { Commit } from '../../../history/commit.ts';

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
  const changes: number[] = [];
  const ids = new Map<string, number>();
  const pairs = new Map<number, number>();
  const idOf = (folder: string) => {
    const known = ids.get(folder);
    if (known !== undefined) return known;
    ids.set(detached(folder), ids.size);
    return ids.size - 1;
  };
  return {
    add({ changes: changed, changed: count }) {
      if (count === 0 || count > MOST_FILES) return;
      const folders = [...new Set(changed.map((change) => folderOf(change.path)))];
      const numbers = folders.map(idOf);
      for (const id of numbers) changes[id] = (changes[id] ?? 0) + 1;
      // A commit that touches k folders says little about each pair of them.
      const weight = 1 / (folders.length - 1);
      for (let one = 0; one < numbers.length; one += 1)
        for (let other = one + 1; other < numbers.length; other += 1) {
          const key = pairOf(numbers[one] ?? 0, numbers[other] ?? 0);
          const known = pairs.get(key);
          if (known !== undefined || pairs.size < MOST_PAIRS) pairs.set(key, (known ?? 0) + weight);
        }
    },
    communities: () => communitiesOf([...ids.keys()], changes, pairs),
  };
}

function communitiesOf(
  names: readonly string[],
  changes: readonly number[],
  pairs: ReadonlyMap<number, number>,
): Record<string, string> {
  const busiest = names.map((folder, id) => ({ folder, many: changes[id] ?? 0 }));
  busiest.sort((a, b) => b.many - a.many || (a.folder < b.folder ? -1 : 1));
  const folders = busiest.slice(0, MOST_FOLDERS).map(({ folder }) => folder);
  const graph = new UndirectedGraph();
  for (const folder of folders.toSorted()) graph.addNode(folder);
  const edges = [...pairs].map(([key, weight]) => {
    const ends = [names[Math.floor(key / BASE)] ?? '', names[key % BASE] ?? ''].sort();
    return { ends, weight };
  });
  for (const { ends, weight } of edges.sort((a, b) => (a.ends.join('\n') < b.ends.join('\n') ? -1 : 1))) {
    const [one = '', other = ''] = ends;
    if (graph.hasNode(one) && graph.hasNode(other)) graph.addEdge(one, other, { weight });
  }
  if (graph.order === 0) return {};
  const found = graph.size === 0 ? {} : louvain(graph, { rng: seeded(), getEdgeWeight: 'weight' });
  const busiestOf = new Map<number, string>();
  for (const folder of folders) {
    const community = found[folder];
    if (community !== undefined && !busiestOf.has(community)) busiestOf.set(community, folder);
  }
  return Object.fromEntries(
    folders.toSorted().map((folder) => [folder, busiestOf.get(found[folder] ?? -1) ?? folder]),
  );
}

export function folderOf(path: string): string {
  let end = -1;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next = path.indexOf('/', end + 1);
    if (next === -1) break;
    end = next;
  }
  return end <= 0 ? '.' : path.slice(0, end);
}

// Two numbers in one: folders of a history stay far below the base.
const BASE = 2 ** 24;

function pairOf(one: number, other: number): number {
  return one < other ? one * BASE + other : other * BASE + one;
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
