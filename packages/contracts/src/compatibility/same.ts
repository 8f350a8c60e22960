// Whether two schemas say the same, letter by letter but for annotations, order and the names of their definitions.
import { type Place, type Schema, below, follow, keywordsOf } from './schema.ts';

const maps = new Set(['properties']);
const lists = new Set(['anyOf', 'oneOf', 'allOf']);
const single = new Set(['items', 'additionalProperties']);

export function same(one: Place, other: Place, assumed = new Set<string>()): boolean {
  const a = follow(one);
  const b = follow(other);
  if (!a || !b) return false;
  const pair = `${a.pointer} ${b.pointer}`;
  if (assumed.has(pair)) return true;
  assumed.add(pair);
  if (typeof a.schema === 'boolean' || typeof b.schema === 'boolean') return a.schema === b.schema;
  const left = new Map(keywordsOf(a.schema));
  const right = new Map(keywordsOf(b.schema));
  if (left.size !== right.size) return false;
  for (const [keyword, value] of left) {
    if (!right.has(keyword)) return false;
    if (!sameKeyword(keyword, value, right.get(keyword), a, b, assumed)) return false;
  }
  return true;
}

function sameKeyword(
  keyword: string,
  left: unknown,
  right: unknown,
  a: Place,
  b: Place,
  assumed: Set<string>,
): boolean {
  const sub = (x: Schema, y: Schema, ...keys: (string | number)[]) =>
    same(below(a, x, keyword, ...keys), below(b, y, keyword, ...keys), assumed);
  if (single.has(keyword)) return sub(left as Schema, right as Schema);
  if (lists.has(keyword)) {
    const [xs, ys] = [left as Schema[], right as Schema[]];
    return xs.length === ys.length && xs.every((x, index) => sub(x, ys[index] as Schema, index));
  }
  if (maps.has(keyword)) {
    const [xs, ys] = [left as Record<string, Schema>, right as Record<string, Schema>];
    const keys = Object.keys(xs);
    return (
      keys.length === Object.keys(ys).length &&
      keys.every((key) => Object.hasOwn(ys, key) && sub(xs[key] as Schema, ys[key] as Schema, key))
    );
  }
  if (keyword === 'required' || keyword === 'enum') return sorted(left) === sorted(right);
  return JSON.stringify(left) === JSON.stringify(right);
}

const sorted = (values: unknown): string =>
  (values as unknown[])
    .map((value) => JSON.stringify(value))
    .toSorted()
    .join(',');
