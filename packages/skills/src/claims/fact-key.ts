// Two statements are the same when all their fields are, whatever order they were written in.

export function factKey(fact: object): string {
  return JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)));
}
