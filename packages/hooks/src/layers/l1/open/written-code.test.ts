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
    ["git rebase --exec='rm x' main", 'rm x'],
    ["git rebase -x'rm x' main", 'rm x'],
    ['git submodule foreach --recursive rm x', 'rm x'],
    ["newtool --opt sh -c 'rm x'", 'rm x'],
    ["newtool /bin/bash -lc 'rm x' y", 'rm x'],
    ["newtool -c 'rm x'", ''],
    ["echo sh -c 'rm x'", ''],
    ["docker run a sh -c 'rm x'", ''],
    ["nice sh -c 'rm x'", ''],
    ["make -f - <<< 'a:;@rm x'", 'rm x'],
    ["make -f - <<< $'a: b\\n\\t-rm x\\nc = 1'", 'rm x'],
    ["printf 'x := $(shell rm x)' | make --file=-", 'rm x'],
    ["make -f a <<< 'a:;rm x'", ''],
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
  ])('%j holds %j', (source, programs) => expect(written(source)).toBe(programs));
});
