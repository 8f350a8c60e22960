// Leaves out arrows that follow from others, so that a dense diagram can be read.

interface Edge {
  from: string;
  to: string;
}

/**
 * Goes through the edges in order and drops each whose end the remaining ones still reach from its beginning.
 * In a circle the order decides which go; whatever could be reached still can.
 */
export function reduceEdges<E extends Edge>(edges: readonly E[]): E[] {
  return edges.reduce<E[]>(
    (kept, edge) => {
      const others = kept.filter((other) => other !== edge);
      return reaches(edge.from, edge.to, others) ? others : kept;
    },
    [...edges],
  );
}

function reaches(from: string, to: string, edges: readonly Edge[]): boolean {
  const found = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const edge of edges) {
      if (edge.from !== name || found.has(edge.to)) continue;
      found.add(edge.to);
      open.push(edge.to);
    }
  }
  return found.has(to);
}
