// Names that a listing of the repository prints may be opened; whatever else may print is a path that nobody knows.
import { describe, expect, it } from 'vitest';
import { plainContext, ran, readingPolicy } from '../../policy/reading-policy.fixture.ts';
import { l2Paths } from '../l2-paths.ts';

const policy = readingPolicy();
const refused = (command: string) =>
  l2Paths(ran(command), policy, plainContext).some(({ verdict }) => verdict === 'deny');
const loop = (list: string, body = 'cat "$f"') => `for f in $(${list}); do ${body}; done`;

describe('opens what is listed', () => {
  it.each([
    [loop('git ls-files')],
    [loop('git ls-tree --name-only HEAD')],
    [loop('git diff --name-only')],
    [loop('git status --short | cut -c4-')],
    [loop('git grep -l x')],
    [loop('ls src')],
    [loop('rg --files')],
    [loop('grep -rl x src')],
    [loop('find src -name x')],
    [loop('git ls-files | sort | uniq | head -3')],
    [loop('git ls-files', 'cat "${f%.ts}.js"')],
    [loop('git ls-files', 'cat "src/$f"')],
    [loop('git ls-files', 'cat "src/${f##*/}"')],
    ['git ls-files | while read -r f; do cat "$f"; done'],
    ['git ls-files -z | while IFS= read -r -d \'\' f; do cat "$f"; done'],
    ['while read -r f; do cat "$f"; done < <(git ls-files)'],
    ['files=$(git ls-files); cat $files'],
    ['find src -name x | xargs cat'],
    ["printf '%s\\n' *.ts src/a.ts | xargs cat"],
    ['echo a.ts b.ts | xargs cat'],
    ['git ls-files | cat | xargs cat'],
    ["git ls-files | sed 's/a/b/' | xargs cat"],
  ])('%s', (command) => expect(refused(command)).toBe(false));
});

describe('does not open what anything may have printed', () => {
  it.each([
    [loop('cat list')],
    [loop('git log --format=%s')],
    [loop('git diff')],
    [loop('git grep x')],
    [loop('git show HEAD:list')],
    [loop('grep -r x src')],
    [loop('ls -a')],
    [loop('git ls-files | cat list')],
    [loop('git ls-files; cat list')],
    [loop('git ls-files && cat list')],
    [loop('git ls-files', 'cat "/$f"')],
    [loop('git ls-files', 'cat "../$f"')],
    [loop('git ls-files', 'cat "src/../../$f"')],
    [loop('git ls-files', 'cat "${f#*/}"')],
    [loop('git ls-files', 'cat "${f/a/..}"')],
    [loop('git ls-files', 'cat "${!f}"')],
    ['for f in $(git ls-files); do f=$(cat list); cat "$f"; done'],
    ['for f in $(git ls-files) $(cat list); do cat "$f"; done'],
    ['git ls-files | while read -r f; do read -r f < list; cat "$f"; done'],
    ['git ls-files | while read -r a f; do cat "$f"; done'],
    ['while read -r f; do cat "$f"; done < list'],
    ['while read -r f; do cat "$f"; done < <(cat list)'],
    ['files=$(git ls-files); files+=$(cat list); cat $files'],
    ['find src -exec cat {} \\; | xargs cat'],
    ["find src -printf '/%P' | xargs cat"],
    ["printf '/%s\\n' *.ts | xargs cat"],
    ["printf '%s\\n' ../a.ts | xargs cat"],
    ["printf '%s\\n' /etc/* | xargs cat"],
    ['echo a.ts ../b.ts | xargs cat'],
    ['cat list | xargs cat'],
    ['git ls-files | cat list | xargs cat'],
    ['git ls-files | tr _ / | xargs cat'],
    ['git ls-files | awk \'{printf "%c", 47}\' | xargs cat'],
    ["git ls-files | sed 's/a/\\x2f/' | xargs cat"],
  ])('%s', (command) => expect(refused(command)).toBe(true));
});
