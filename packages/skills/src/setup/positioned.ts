// Reads YAML and JSON, keeping the line on which each key and item stands.
import { isObject, listOf } from '../text/plain-data.ts';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

type Key = string | number;

export interface Positioned {
  /** Plain data; versions such as 3.10 are strings, as written. */
  value: Record<string, unknown>;
  /** 1-based line of a key, or of an item; of the nearest known ancestor when the place comes from an alias. */
  line(...path: readonly Key[]): number;
}

// Larger files are not written by people.
const MOST_CHARACTERS = 400_000;

/** @returns `null` when the text is no mapping. Of several documents the last counts: GitLab puts inputs first. */
export function readPositioned(text: string): Positioned | null {
  if (text.length > MOST_CHARACTERS) return null;
  const lines = new LineCounter();
  try {
    // The failsafe schema leaves every scalar as the string that was written: 3.10 does not become 3.1.
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      schema: 'failsafe',
      merge: true,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const document = documents.findLast((candidate) => isMap(candidate.contents));
    if (document === undefined) return null;
    const value: unknown = document.toJS({ maxAliasCount: 50 });
    if (!isObject(value)) return null;
    return {
      value,
      line: (...path) => lines.linePos(offsetOf(document.contents, path)).line,
    };
  } catch {
    return null;
  }
}

function offsetOf(root: Node | null, path: readonly Key[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** Strings of a value: itself, or its items, nested lists flattened. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return listOf(value).flatMap(stringsOf);
}
