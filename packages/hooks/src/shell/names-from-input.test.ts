// Names that a pipe brings to `--files0-from=-`: those of a listing, and any others.
import { describe, expect, it } from 'vitest';
import { shownPaths } from './shown-paths.fixture.ts';

const unknown = (source: string) => shownPaths(source).filter((path) => path.endsWith('null'));

describe('any name may arrive', () => {
  it.each([
    `jq -jn '"/a\\u0000"' | sort --files0-from=-`,
    "printf '/a\\0' | wc --files0-from=-",
    "printf '/a\\0' | wc --files0-from -",
    'sort --files0-from=- < a',
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
    'rg --files -0 | wc --files0-from=-',
    "printf '/a\\0' | wc",
  ])('%s', (source) => expect(unknown(source)).toEqual([]));
});
