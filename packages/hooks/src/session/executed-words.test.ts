// Which words of a command name something that it would run, and which only name data.
import { describe, expect, it } from 'vitest';
import { ran } from '../policy/reading-policy.fixture.ts';
import { executedWords, runsUnnamed } from './executed-words.ts';

function wordsOf(line: string): string[] {
  const { program } = ran(line);
  return program?.commands.flatMap((command) => executedWords(command, program)) ?? [];
}
const unnamed = (line: string): boolean => ran(line).program?.commands.some(runsUnnamed) ?? false;

describe('a script', () => {
  it.each([
    ['sh a.sh', ['a.sh']],
    ['sh a.sh b.sh', ['a.sh']],
    ['bash -x a.sh b.sh', ['a.sh', 'b.sh']],
    ['python3 --flag=v a.py b.py', ['v', 'a.py']],
    ['./tool a', ['./tool']],
    ['tool a', []],
    ['source env.sh', ['env.sh']],
    ['cat a.sh', []],
    ['rm a.sh', []],
    ['find a -name b -exec {} \\;', ['a']],
    ['psql data.csv', []],
    ['sh "$DIR/a.sh"', ['$DIR/a.sh']],
    ['bash --rcfile=a b', ['a', 'b']],
    ['python3 x-mfoo b', ['x-mfoo']],
    ['mysource a', []],
    ['sourced a', []],
  ])('%s: %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});

describe('a build tool', () => {
  it('runs what lies there by its usual name', () => {
    expect(wordsOf('gmake')).toEqual(['Makefile', 'makefile', 'GNUmakefile']);
    expect(wordsOf('just all')).toEqual(['all', 'justfile', 'Taskfile.yml']);
    expect(wordsOf('echo make')).toEqual([]);
  });
  it.each([
    ['make', 'Makefile'],
    ['npm ci', 'package.json'],
    ['npm ci', '.npmrc'],
    ['npx x', 'package.json'],
    ['yarn', 'package.json'],
    ['pnpm i', 'package.json'],
    ['bun i', 'package.json'],
    ['pytest', 'conftest.py'],
    ['tox', 'tox.ini'],
    ['nox', 'noxfile.py'],
    ['pip install .', 'setup.py'],
    ['pip3 install .', 'setup.py'],
    ['uv sync', 'pyproject.toml'],
    ['poetry install', 'pyproject.toml'],
    ['cargo build', 'build.rs'],
    ['rake', 'Rakefile'],
    ['bundle', 'Gemfile'],
    ['gradle build', 'build.gradle.kts'],
    ['mvn test', 'pom.xml'],
    ['just', 'justfile'],
    ['task', 'Taskfile.yml'],
    ['/usr/bin/make', 'Makefile'],
  ])('%s: %s', (line, file) => {
    expect(wordsOf(line)).toContain(file);
  });
  it.each(['xmake', 'makefile', 'xnpm', 'npms', 'cargox', 'taskx', 'rakes', 'pipx'])(
    '%s has none',
    (line) => {
      expect(wordsOf(line)).toEqual([]);
    },
  );
});

describe('a program of one language in a file', () => {
  it.each([
    ['awk -f a.awk data', ['a.awk']],
    ['awk -fa.awk data', ['a.awk', 'data']],
    ['sed --file=a.sed data', ['a.sed', 'data']],
    ['grep -f patterns data', []],
    ["awk '{print}' data", []],
    ['original-awk -f a.awk data', ['a.awk']],
    ['awkward -f a.awk data', []],
    ['jq -f a.jq data', ['a.jq']],
    ['jq --from-file a.jq data', ['a.jq']],
    ['jq -L lib . data', ['lib']],
    ['yq --from-file=a.yq', ['a.yq']],
    ['yq -fa.yq', ['a.yq']],
    ['gawk -i inc data', ['inc']],
    ['rg --pre ./each x', ['./each']],
    ['sort --compress-program=./each data', ['./each']],
    ['jq x-fa data', []],
    ['jq .a-L data', []],
  ])('%s: %j', (line, words) => {
    expect(wordsOf(line)).toEqual(expect.arrayContaining(words));
    if (words.length === 0) expect(wordsOf(line)).toEqual([]);
  });
});

describe('git', () => {
  it.each([
    ['git log', ['./HEAD', './.git']],
    ['git -C sub log', ['sub/HEAD', 'sub/.git']],
    ['git --git-dir=x.git log', ['x.git/HEAD', 'x.git/.git']],
    ['git --work-tree w log', ['w/HEAD', 'w/.git']],
    ["git -c core.pager='!run  it' log", ['./HEAD', './.git', 'run', 'it']],
    ['git --exec-path=bin log', ['./HEAD', './.git', 'bin']],
    ['git log --no-C', ['./HEAD', './.git']],
    ['git log a=b', ['./HEAD', './.git']],
    ['git -c core.x-yfoo log', ['./HEAD', './.git']],
    ['git log x--exec-path=bin', ['./HEAD', './.git']],
    ['git -c alias.x=!a!b log', ['./HEAD', './.git', 'a!b']],
    ['git -c alias.x=a!b log', ['./HEAD', './.git', 'a!b']],
  ])('%s: %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});

describe('a variable by which code is found', () => {
  it.each([
    ['PATH=/out/bin:/usr/bin ls', ['/out/bin', '/usr/bin']],
    ['export PATH=/out/bin:$PATH', ['/out/bin']],
    ['NODE_OPTIONS="--require=/out/a.js" date', ['--require', '/out/a.js']],
    ['LD_PRELOAD=/out/a.so date', ['/out/a.so']],
    ['COLOUR=/out/a date', []],
    ['PATH=:/out/bin::/usr/bin ls', ['/out/bin', '/usr/bin']],
    ['export "PATH=/out/bin:$PATH"', ['/out/bin']],
    ['PATH=$X:/out/bin ls', ['/out/bin']],
    ['NODE_OPTIONS=require=/out/a.js date', ['/out/a.js']],
    ['export -p', []],
    ['export x/PATH=/out/bin', []],
    ['MY_PATH_X=/out/a date', []],
    ['echo PATH=/out/bin', []],
  ])('%s: %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});

it.each(
  'LD_PRELOAD DYLD_X PYTHONPATH PYTHONSTARTUP PYTHONHOME NODE_OPTIONS NODE_PATH PERL5LIB PERL5OPT PERL5DB RUBYLIB RUBYOPT BASH_ENV ENV PROMPT_COMMAND ZDOTDIR MAKEFILES CLASSPATH JAVA_TOOL_OPTIONS GIT_SSH_COMMAND PAGER GIT_PAGER EDITOR VISUAL BROWSER HOME XDG_CONFIG_HOME LESSOPEN MY_PRELOAD'.split(
    ' ',
  ),
)('%s names what is run, and a longer name does not', (name) => {
  for (const set of [`${name}=/out/a date`, `export ${name}=/out/a`, `env ${name}=/out/a`])
    expect([set, wordsOf(set)]).toEqual([set, ['/out/a']]);
  if (!/^(?:LD|DYLD|GIT)_/u.test(name)) expect(wordsOf(`${name}9=/out/a date`)).toEqual([]);
});

describe('find', () => {
  it('may run any file of the folders where it looks', () => {
    expect(wordsOf('find /out /workspace -name x -exec sh {} \\;')).toEqual(
      expect.arrayContaining(['/out', '/workspace']),
    );
    expect(wordsOf('find /out -name x')).toEqual([]);
    expect(wordsOf('find /out -name x -exec {} \\;')).toContain('/out');
    expect(wordsOf('ls /tmp; find /out -name x -exec sh {} \\;')).not.toContain('/tmp');
    expect(wordsOf('find /out -name x -exec sh {} \\;')).not.toContain('x');
  });
});

describe('what runs something that no word names', () => {
  it.each(['sh', 'cat a | bash', 'python3 -', 'bash "$X"', 'sh a.sh "$X"', 'make'])('%s', (line) => {
    expect(unnamed(line)).toBe(true);
  });
  it.each(['sh a.sh', 'sh a-', 'cat', 'cat "$X"', 'echo a | cat', 'sqlite3'])('not %s', (line) => {
    expect(unnamed(line)).toBe(false);
  });
});
