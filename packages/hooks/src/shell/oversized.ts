// Tells a program that is too large to be judged in time, before anything is made of it.
import { type ParsedScript, type SyntaxNode, forEachChild } from 'unbash';

/** Words, commands and their parts; a person could not review more either. */
export const MAX_NODES = 1_000;
/** Substitutions inside substitutions, and the like. */
export const MAX_NESTING = 64;
const MAX_OPENS = 500;

/** Each level of these makes the parser read the rest again, so they are counted in the text. */
const OPENS = /\$\(|[<>]\(|`/gu;

/** @returns what is too much of a text that is not parsed yet; null when it can be parsed */
export function overnested(source: string): string | null {
  const opens = source.match(OPENS)?.length ?? 0;
  return opens > MAX_OPENS ? `length: it has more than ${MAX_OPENS} substitutions` : null;
}

/** @returns what is too much of it; null when it can be read */
export function oversized(script: ParsedScript): string | null {
  const open: { node: SyntaxNode; depth: number }[] = [{ node: script, depth: 0 }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    nodes += 1;
    if (nodes > MAX_NODES) return `length: it has more than ${MAX_NODES} words and parts`;
    if (depth > MAX_NESTING) return `depth: more than ${MAX_NESTING} levels`;
    forEachChild(node, (child) => {
      open.push({ node: child, depth: depth + 1 });
    });
  }
  return null;
}
