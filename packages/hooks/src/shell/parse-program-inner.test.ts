// Commands inside commands: those that wrappers, substitutions and scripts in words would run.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { shownCommands } from './shown-commands.fixture.ts';

describe('commands inside commands', () => {
  it.each([
    ['env X=1 timeout 5 rm x', 'env>timeout> rm x'],
    ['sudo -u root rm x', 'sudo> rm x'],
    ['find . -exec rm {} ;', 'find -exec> rm {}'],
    ["bash -lc 'rm x'", 'bash -c> rm x'],
    ['sh -c \'sh -c "rm x"\'', 'sh -c>sh -c> rm x'],
    ['ls | xargs -0 -n 1 rm', 'xargs> rm ?'],
    ['find . | xargs rm', 'xargs> rm'],
    ['"" x', '? x'],
    ['*x a', '? a'],
    ['[ a ]', '[ a ]'],
    ['cat > a{b,c}', 'cat'],
    ['find . -exec cat {} + | xargs rm', 'xargs> rm ?'],
    [`awk '{print | "rm x"}' a`, 'awk> rm x'],
    ['cat a | xargs rm', 'xargs> rm ?'],
    ['find . -exec rm {} \\; -exec ls {} \\;', 'find -exec> rm {}'],
    ['find . -exec rm {} \\; -exec ls {} \\;', 'find -exec> ls {}'],
    ['find . -exec rm {} + -name x', 'find -exec> rm {}'],
    ['fd x -x rm', 'fd -x> rm ?'],
    ['fd -HX rm x', 'fd -HX> rm x ?'],
    ['fd -xrm -rf', 'fd -xrm> rm -rf ?'],
    ['fd --exec=rm a {}', 'fd --exec=rm> rm a ?'],
    ['fd x -x rm {.} a', 'fd -x> rm ? a'],
    ['fd x -x rm a \\; -e b', 'fd -x> rm a ?'],
    ['parallel rm ::: a b', 'parallel> rm b'],
    ['parallel rm {}/x ::: a b', 'parallel> rm a/x'],
    ["parallel 'rm {}' ::: a", 'parallel> rm a'],
    ['cat a | parallel rm', 'parallel> rm ?'],
    ['ssh -p 22 a.example rm x', 'ssh> rm x'],
    ['bash -o pipefail -c "rm x"', 'bash -c> rm x'],
    ['bash <<E\nrm x\nE', 'bash> rm x'],
    ['. /dev/stdin <<E\nrm x\nE', '.> rm x'],
    ['env A=1 bash <<E\nrm x\nE', 'env>bash> rm x'],
    ["sudo -n sh <<< 'rm x'", 'sudo>sh> rm x'],
    ['docker exec -u root c rm x', 'docker> rm x'],
    ['kubectl exec p -- rm x', 'kubectl> rm x'],
    ["su root -c 'rm x'", 'su> rm x'],
    ["tmux send-keys 'rm x' Enter", 'tmux> rm x'],
    ["env --split-string='rm x'", 'env> rm x'],
    ['env -u X -- rm x', 'env> rm x'],
    ['cat a | xargs -I% rm %', 'xargs> rm ?'],
    ["env -S 'rm x'", 'env> rm x'],
    ["eval 'rm' x", 'eval> rm x'],
    ['echo `rm x`', 'substitution> rm x'],
    ['cat <(rm x)', 'substitution> rm x'],
    ['cat <<E\n$(rm x)\nE', 'substitution> rm x'],
    ['f() { rm x; }', 'function f> rm x'],
    ['coproc rm x', 'coproc> rm x'],
    ['while ls; do ls; done > $(rm x)', 'substitution> rm x'],
    ['{ ls; } < <(rm x)', 'substitution> rm x'],
    ['for f in {1..16}; do rm $f; done', 'rm 16'],
    ['for f in {1..17}; do rm $f; done', 'rm ?'],
    ['f() { ls; }; sh -c "rm x"', 'sh -c> rm x'],
    ['echo $(( $(rm x) ))', 'substitution> rm x'],
    ['[[ -n $(rm x) ]]', 'substitution> rm x'],
    ['case a in $(rm x)) ls;; esac', 'substitution> rm x'],
    ['A[$(rm x)]=1', 'substitution> rm x'],
  ])('%s', (source, expected) => {
    expect(shownCommands(source)).toContain(expected);
  });
});

describe('names that standard input brings', () => {
  it.each([
    ['cat a | xargs rm', '(names from standard input)'],
    ['cat a | sort | xargs rm', '(names from standard input)'],
    // What no name tells may decode, as a decoder does.
    ['(cat a) | xargs rm', '(names decoded on the way)'],
    ['base64 -d a | xargs rm', '(names decoded on the way)'],
    ['git ls-files | xargs rm', '(listed) from standard input'],
  ])('%s: %s', (source, word) => {
    expect(parseProgram(source).commands.at(-1)?.words.at(-1)).toEqual({ source: word, text: null });
  });
});
