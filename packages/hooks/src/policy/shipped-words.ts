// The words and phrases that ship with this package: words/*.json, or the copy that a bundle carries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFolder } from './shipped-folder.ts';

/** Sense → lines of words, lower case, one space apart; `*` ends a stem. */
export type WordList = Readonly<Record<string, readonly string[]>>;

export interface ShippedWords {
  lists: readonly WordList[];
  /** Name → a pattern that several patterns share; its form is described in layers/l5/senses/sense-pattern.ts. */
  phrases: Readonly<Record<string, string>>;
}

/** Put in when the hook is bundled. */
declare const SHIPPED_WORDS: string | undefined;

export function shippedWords(): ShippedWords {
  if (typeof SHIPPED_WORDS === 'string') return JSON.parse(SHIPPED_WORDS) as ShippedWords;
  const folder = shippedFolder('words');
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return {
    lists: [read('english'), read('other-languages')] as WordList[],
    phrases: read('phrases') as ShippedWords['phrases'],
  };
}
