// Example environment files: the variables they show.
import { folderOf, within } from '../../git/paths.ts';
import type { Fact, Reader } from '../fact.ts';

// A commented assignment is an optional variable; a sentence with "=" in it is not.
const ASSIGNMENT = /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_]\w*)=(?!\s*=)/;

export const readDotenv: Reader = function* ({ file, text, paths }): Iterable<Fact> {
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  // What is already in the tree must not be copied over.
  if (/^[\w.-]+$/.test(name) && !paths.has(within(folder, '.env')))
    yield { kind: 'command', command: `cp ${name} .env`, folder, runs: '', file, line: 1 };
  const seen = new Set<string>();
  for (const [index, content] of text.split('\n').entries()) {
    const found = ASSIGNMENT.exec(content)?.[1];
    if (found === undefined || seen.has(found)) continue;
    seen.add(found);
    yield { kind: 'env', name: found, role: 'example', file, line: index + 1 };
  }
};
