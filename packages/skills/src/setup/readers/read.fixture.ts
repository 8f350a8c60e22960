// For tests: what a reader finds in one file, each fact as one line of its values.
import type { Fact, Reader } from '../fact.ts';

export const read = (reader: Reader, file: string, text: string, paths: string[] = []): string[] =>
  [...reader({ file, text, paths: new Set([file, ...paths]) })].map(({ file: _file, ...fact }: Fact) =>
    brief(fact),
  );

const brief = (fact: object): string =>
  Object.values(fact)
    .filter((value) => value !== '')
    .join(' | ');
