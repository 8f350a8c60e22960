// Names that a pipe brings to `--files0-from=-`: those of a listing, and any others.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

const unknown = (source: string) => shownPaths(source).filter((path) => path.endsWith('null'));

describe('any name may arrive', () => {
  it.each([
    `jq -jn '"/a\\u0000"' | sort --files0-from=-`,
    "printf '/a\\0' | wc --files0-from=-",
    "printf '/a\\0' | wc --files0-from -",
    'sort --files0-from=- < a',
    'sort --files0-from=- <& 3',
    'find . | sort --files0-from=- <& 3',
    "fd --format '/{}' | wc --files0-from=-",
    'sort --files0-from=- <<< /a',
    "printf '/a\\0' | { find . -quit; sort --files0-from=-; }",
    "find . -printf '/%f\\0' | du --files0-from=-",
    'find . -exec printf /a + | wc --files0-from=-',
    'fd -x echo | wc --files0-from=-',
    'git log -z | wc --files0-from=-',
    "git ls-files --format='/a' | wc --files0-from=-",
    'rg -0 x | wc --files0-from=-',
  ])('%s', (source) => expect(unknown(source)).not.toEqual([]));
});

describe('only names of what was found', () => {
  it.each([
    "find . -name '*.c' -print0 | wc --files0-from=-",
    'find . -print0 | du --files0-from=- -ch | tail -1',
    'cd a && git ls-files -z | sort --files0-from=-',
    'fd -0 | wc --files0-from=-',
    "find . -name 'x-exec' | wc --files0-from=-",
    'fd a-x | wc --files0-from=-',
    'cat a | sort -',
    'rg --files -0 | wc --files0-from=-',
    "printf '/a\\0' | wc",
  ])('%s', (source) => expect(unknown(source)).toEqual([]));
});

it('is said of the command that takes them', () => {
  expect(shownUses("printf '/a\\0' | wc --files0-from=-")).toContain('read null wc --files0-from=-');
});
