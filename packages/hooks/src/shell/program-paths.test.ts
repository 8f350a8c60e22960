// Which paths a program could open, and against which folders.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { programPaths } from './program-paths.ts';

/** Each as `access path`, with the pattern behind it where there is one. */
const paths = (source: string): string[] =>
  programPaths(parseProgram(source), '/w').map(
    ({ access, path, pattern }) => `${access} ${path}${pattern === undefined ? '' : ` ~ ${pattern}`}`,
  );

describe('words', () => {
  it.each([
    ['cat a /b', ['read /w/a', 'read /b']],
    ['cat ../a', ['read /w/../a']],
    ['cat ~/a', ['read /home/agent/a']],
    ['cat *.c', ['read /w/. ~ /w/./*.c']],
    ['cat a/*/b', ['read /w/a ~ /w/a/*/b']],
    ['cat */../x', ['read /w/*/../x']],
    ['cat a a', ['read /w/a']],
    ['cp a /tmp/b', ['read /w/a', 'write /tmp/b']],
    ['cat $X', ['read null']],
    ['cat $(git ls-files)', []],
    ['rm $(git ls-files)', ['write null']],
    ['cat <(ls)', []],
    ['cat -', []],
    ['test "$x" = y', []],
    ['wc --files0-from=names', ['read null']],
    ['find /a -exec cat /b \\; -newer /c', ['search /a', 'search /c', 'read /b']],
    ['find /a -exec cat /b {} + -newer /c', ['search /a', 'search /c', 'read /b', 'read /w/{}']],
    ['jq --arg a /x .a b', ['read /w/b']],
    ['jq --rawfile a /x .a b', ['read /x', 'read /w/b']],
    ['ls | xargs -0 cat', []],
    ['cat names | xargs ls', ['read /w/names']],
    ['cat names | xargs grep x', ['read /w/names', 'search null']],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
});

describe('words of a command that nobody knows', () => {
  it.each([
    ['nobody a', []],
    ['nobody a/b', ['read /w/a/b']],
    ['nobody ..', ['read /w/..']],
    ['nobody ~', ['read /home/agent']],
    ['nobody $X', ['read null']],
    ['nobody https://a/b', []],
    ['nobody x=/a', ['read /w/x=/a', 'read /a']],
    ['nobody h:/a', ['read /w/h:/a', 'read /a']],
    ['nobody a=../b', ['read /w/a=../b', 'read /w/../b']],
    ['nobody a=..b', []],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
});

describe('revisions', () => {
  it.each([
    ['git show HEAD:a', []],
    ['git show main..HEAD', []],
    ['git show HEAD', ['read /w/HEAD']],
    ['git show /a', ['read /a']],
    ['git show HEAD:../a', ['read /w/HEAD:../a']],
    ['git log $X', ['read null']],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
});

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
    expect(paths(source)).toEqual(expected);
  });
});

describe('folders', () => {
  it.each([
    ['cd a; cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd -P a; cat b', ['search /w/a', 'read /w/b', 'read /w/a/b']],
    ['cd -- /a; cat b', ['search /a', 'read /w/b', 'read /a/b']],
    ['cd $X; cat b /c', ['search null', 'read null', 'read /c']],
    ['cd -x a; cat b', ['search /w/a', 'read null']],
    ['popd; cat b', ['read null']],
    // Home is looked at only when something could be opened there.
    ['cd', []],
    ['cd; x=1', []],
    ['cd; ls', ['search /home/agent']],
    ['cd; > .bashrc', ['search /home/agent', 'write /w/.bashrc']],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
  it('is lost after many', () => {
    expect(paths('cd a; cd b; cd c; cat x')).not.toContain('read null');
    expect(paths('cd a; cd b; cd c; cd d; cat x').at(-1)).toBe('read null');
  });
});

describe('what a script or an option makes', () => {
  it.each([
    ["sed 'w /x' a", ['read /w/a', 'write /x']],
    ["sed 'r /x' a", ['read /w/a', 'read /x']],
    ["sed 'r -' a", ['read /w/a', 'read null']],
    ['awk \'{getline l < "/x"}\' a', ['read /w/a', 'read /x']],
    ['awk \'{print > "/x"}\' a', ['read /w/a', 'write /x']],
    ['dd of=b', ['write /w/b']],
    ['curl -o /x https://a.example', ['write /x']],
    ['curl -o ~/x https://a.example', ['write /home/agent/x']],
    ['curl -O https://a.example', []],
    ['tar xf a -C /x', ['read /w/a', 'search /x', 'write /x']],
    ['rsync -a a /x', ['read /x', 'write /x']],
  ])('%s', (source, expected) => {
    expect(paths(source)).toEqual(expected);
  });
});
