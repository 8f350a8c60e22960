// Whether what an exception names is narrow: one command with its words, a path, a host.
import type { Where } from '@agent-harness/contracts';
import type { LevelProblem } from './level-problem.ts';

/** A problem within one entry of a document. */
export type Fault = Pick<LevelProblem, 'pointer' | 'what' | 'instead'>;

/** Each wildcard more multiplies what one long path costs to match. */
export const MAX_WILDCARDS = 2;

/** Stars in a row are one. */
export function wildcardsIn(glob: string): number {
  return glob.split(/\*+/u).length - 1;
}

export function whereFaults(where: Where): Fault[] {
  switch (where.kind) {
    case 'command':
      return where.words.flatMap((word, at) =>
        /[*?[\]{}~$`!\\]/u.test(word)
          ? [
              {
                pointer: `/where/words/${at}`,
                what: `a shell would make something else of ${word}`,
                instead: 'write the words as they reach the command',
              },
            ]
          : [],
      );
    case 'path':
      return where.globs.flatMap((glob, at) =>
        isNarrow(glob)
          ? []
          : [
              {
                pointer: `/where/globs/${at}`,
                what: `the pattern ${glob} is not narrow`,
                instead: 'begin with / or **/, name a folder or file in full, and use at most two wildcards',
              },
            ],
      );
    case 'host':
      return where.hosts.flatMap((host, at) =>
        /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(host)
          ? []
          : [
              {
                pointer: `/where/hosts/${at}`,
                what: `${host} is not one host, nor one domain`,
                instead: 'write api.example.com or *.example.com, in lower case',
              },
            ],
      );
  }
}

function isNarrow(glob: string): boolean {
  const segments = glob.split('/');
  return (
    /^(?:\/|\*\*\/)/u.test(glob) &&
    !segments.includes('..') &&
    !/[?[\]{}]/u.test(glob) &&
    segments.some((segment) => segment.length > 1 && !segment.includes('*')) &&
    wildcardsIn(glob) <= MAX_WILDCARDS
  );
}
