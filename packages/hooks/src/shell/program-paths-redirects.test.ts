// Redirections, and words that hold listed names.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('redirections', () => {
  it.each([
    ['cat < a', ['read /w/a']],
    ['cat <& a', ['read /w/a']],
    ['cat > a', ['write /w/a']],
    ['cat >> a', ['write /w/a']],
    ['cat > a{b,c}', ['write null']],
    ['cat &> a', ['write /w/a']],
    ['cat >& a', ['write /w/a']],
    ['cat <> a', ['write /w/a']],
    ['cat 2>&1', []],
    ['cat <&3-', []],
    ['cat <<E\na\nE', []],
    ['cat <<< /a', []],
  ])('%j', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  ['cat < $X', ['read null cat $X']],
  ['cat < $(git ls-files)', []],
  ['cat < "$(find . | head -1)"', ['search /w/. find .']],
  ['cat > $(git ls-files)', ['write null cat (listed) $(git ls-files)']],
  ['for f in $(git ls-files); do cat < "$f"; done', []],
  ['for f in $(git ls-files); do cat > "$f"; done', ['write null cat (listed) "$f"']],
  ['for f in $(git ls-files); do cat "$f"; rm "$f"; done', ['write null rm (listed) "$f"']],
  ['cat 3< a', ['read /w/a cat a']],
  ['cat 2> /dev/null', ['write /dev/null cat /dev/null']],
  ['{ ls; } > a', ['write /w/a  a']],
  ['cat > >(tee x)', ['write /w/x tee x']],
  ['cat >& 2', []],
  ['cat >& -', []],
  ['cat <& 3', []],
  ['cat <& 3-', []],
  ['cat <& x1', ['read /w/x1 cat x1']],
  ['cat >| a', ['write /w/a cat a']],
  ['cat &>> a', ['write /w/a cat a']],
  ['cat <<- E\nE', []],
  ['cat >&2-', []],
  ['> a', ['write /w/a  a']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});
