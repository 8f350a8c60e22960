// Shell text that a program writes down and also runs is read as a program; text that nothing runs is not.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { writtenCode } from './written-code.ts';

const written = (source: string) =>
  writtenCode(parseProgram(source))
    .map((program) => program.source)
    .join(' | ');

describe('writtenCode', () => {
  it.each([
    ["alias x='rm -rf'; x /", 'rm -rf | rm -rf /'],
    ["alias x='rm -rf'", 'rm -rf'],
    ['alias x; x /', ''],
    ['alias a=b c=d', 'b | d'],
    ['echo x=y', ''],
    ["trap 'rm x' EXIT", 'rm x'],
    ['trap -p', ''],
    ["watch 'rm x'", 'rm x'],
    ["watch -n 1 'rm x'", 'rm x'],
    ['watch ls', ''],
    ["make 'a b'", 'a b'],
    ["nodemon --exec 'rm x'", 'rm x'],
    ["git rebase --exec 'rm x' main", 'rm x'],
    ["git rebase -x 'rm x' main", 'rm x'],
    ["git log -x 'rm x'", ''],
    ["git submodule foreach 'rm x'", 'rm x'],
    ["git foreach 'rm x'", ''],
    ["echo 'rm x' > a.sh; sh a.sh", 'rm x'],
    ["echo 'rm x' > a.sh; sh b.sh", ''],
    ["echo 'rm x' > a.sh", ''],
    ["echo 'rm x' >> d/a.sh; chmod +x d/a.sh", 'rm x'],
    ["echo 'rm x' > a; ./a", 'rm x'],
    ["echo 'rm x' > a; cat a", ''],
    ["echo 'rm x' < a; sh a", ''],
    ["echo -e 'rm x\\nls' > a; sh a", 'rm x\nls'],
    ['echo -n rm x > a; sh a', 'rm x'],
    ["printf 'rm x' > a; source a", 'rm x'],
    ['cat > a << E; sh a\nrm x\nE', 'rm x\n'],
    ['tee a << E; . ./a\nrm x\nE', 'rm x\n'],
    ['tee b a < c; sh a', ''],
    ["chmod a b; echo 'rm x' > a", ''],
    ["sh a c; echo 'rm x' > c", ''],
    ['echo > a; sh a', ''],
    ["alias xy='rm -rf'; xy /", 'rm -rf | rm -rf /'],
    ['alias =a=b', ''],
    ['alias a b', ''],
    ["/usr/bin/git rebase -x 'rm x' main", 'rm x'],
    ["git rebase --exec='rm x' main", 'rm x'],
    ["git rebase --exe 'rm x' main", 'rm x'],
    ["git rebase --ex='rm x' main", 'rm x'],
    ["git rebase -x'rm x' main", 'rm x'],
    ["git rebase -ix 'rm x' main", 'rm x'],
    ["git rebase --exact 'rm x'", ''],
    ["git rebase a-x 'rm x'", ''],
    ["git rebase a--exec 'rm x'", ''],
    ["git rebase -X 'rm x'", ''],
    ["git rebase main foreach 'rm x'", ''],
    ['git rebase main', ''],
    ['git rebase main -x', ''],
    ["git rebases -x 'rm x'", ''],
    ["hg rebase -x 'rm x'", ''],
    ["git submodule --quiet foreach --recursive 'rm x'", 'rm x'],
    ["git submodule foreach rm 'a b'", "rm 'a b'"],
    ['git submodule foreach rm -f x', 'rm -f x'],
    ['git submodule foreach "$X"', ''],
    ['git submodule foreach', ''],
    ['git submodule foreach -q', ''],
    ['git submodule update x', ''],
    ["git submodules foreach 'rm x'", ''],
    ["svn submodule foreach 'rm x'", ''],
    ["echo 'rm x' > a; sh -x a", 'rm x'],
    ["echo 'rm x' &> a; sh a", 'rm x'],
    ["echo 'rm x' >| a; sh a", 'rm x'],
    ["echo 'rm x' <> a; sh a", ''],
    ["echo 'rm x' > a b; sh b", ''],
    ['echo a; sh a', ''],
    ['tee b << E; sh tee\nrm x\nE', ''],
    ['tee b > a << E; sh a\nrm x\nE', 'rm x\n'],
    ['echo \'rm x\' > "$F"; sh a', ''],
    ['cat > a <<- E; sh a\nrm x\nE', 'rm x\n'],
    ["gecho 'rm x' > a; sh a", ''],
    ["echos 'rm x' > a; sh a", ''],
    ["echo -ne 'rm x' > a; sh a", 'rm x'],
    ['echo rm a-n > b; sh b', 'rm a-n'],
    ['echo -nx rm > a; sh a', '-nx rm'],
  ])('%j holds %j', (source, programs) => expect(written(source)).toBe(programs));

  it('reads no more programs than a person would write down', () => {
    expect(writtenCode(parseProgram(`alias ${'a=b '.repeat(40)}`))).toHaveLength(32);
    expect(writtenCode(parseProgram('alias a; echo b'))).toEqual([]);
    expect(writtenCode(parseProgram('git submodule foreach; git rebase main'))).toEqual([]);
  });
});
