// The reading of programs: what Bash would run, and what must be called a problem.
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STEPS, newBudget } from './budget.ts';
import { MAX_PROGRAM_LENGTH, parseProgram } from './parse-program.ts';

/** Each command as `via > words`, dynamic words as `?`. */
function read(source: string): string[] {
  return parseProgram(source).commands.map(({ name, words, via }) => {
    const shown = [name ?? '?', ...words.slice(1).map(({ text }) => text ?? '?')].join(' ');
    return via.length > 0 ? `${via.join('>')}> ${shown}` : shown;
  });
}

describe('static words', () => {
  it.each([
    [`r''m "-r"f`, ['rm -rf']],
    [String.raw`$'\x72\x6d' -rf`, ['rm -rf']],
    [String.raw`r\m x`, ['rm x']],
    ['{rm,-rf,/}', ['rm -rf /']],
    ['cat a{1..3}', ['cat a1 a2 a3']],
    ['A=src; cat "$A/x" ${A}/y', [' ', 'cat src/x src/y'].map((line) => line.trim())],
    ['cat ~/x', ['cat /home/agent/x']],
    ['for f in a b; do cat "$f"; done', ['', 'cat a', 'cat b']],
    // No arguments are given: without quotes, and as `"$@"`, they are no word at all.
    ['find $1 -type f', ['find -type f']],
    ['cat "$1" x', ['cat  x']],
    ['ls "$@" "${@}" $* x', ['ls x']],
    ['r$@m "$@" -rf', ['rm -rf']],
    ['"$@" rm -rf', ['rm -rf']],
    ['A=x; cat {a,$A,"b c"}', ['', 'cat a x b c']],
    ['cat {a,$(id)}', ['cat ?', 'substitution> id']],
    ['A=x; cat {$A', ['', 'cat {x']],
    ['A=x; cat $A}{', ['', 'cat x}{']],
    ['A=; cat "$A"', ['', 'cat ']],
    ['cat "" x', ['cat  x']],
    ['A=x; cat "${A}" y', ['', 'cat x y']],
    ['cat "~/a"', ['cat ~/a']],
    ["cat ~'/a'", ['cat ~/a']],
    ["cat '{a,b}'", ['cat {a,b}']],
    ["bash -c 'cat a\\'", ['bash -c cat a\\', 'bash -c> cat a\\']],
    ['ca\\\nt x', ['cat x']],
    ['cat [{a,b}]', ['cat [a] [b]']],
    ['A="b c"; bash <<E\nrm $A\nE', ['', 'bash', 'bash> rm b c']],
  ])('%s', (source, expected) => {
    expect(read(source)).toEqual(expected);
  });
});

describe('words that only running would tell', () => {
  it.each([
    ['cat $X'],
    ['cat "$(ls)"'],
    ['cat ${X:-a}'],
    ['cat ${10}'],
    ['cat ~root'],
    ['cat x=~'],
    ['A=a; A=b; cat $A'],
    ['A=a; read A; cat $A'],
    ['true || A=a; cat $A'],
    ['if ls; then A=a; fi; cat $A'],
    ['(A=a); cat $A'],
    ['A=a | ls; cat $A'],
    ['A="a b"; cat $A'],
    ['for A in a b; do ls; done; cat $A'],
    ['A=a; ((A=1)); cat $A'],
    ['A=a; cat ${A/a/b}'],
    ['A=a{b,c}; cat $A'],
    ['A=a; cat ${!A}'],
    ['A=a; cat ${#A}'],
    ['A=a; cat ${A[1]}'],
    ['HOME=$X; cat ~/a'],
    ['cat {1..65}'],
    ['cat a:~'],
    ['set a; cat $1'],
    ['set -- a; cat $1'],
    ['set -- a; cat "$@"'],
    ['cat "x$@"'],
    ['cat "${@#a}"'],
    ['f() { ls; }; cat "$@"'],
  ])('%s', (source) => {
    expect(read(source)).toContain('cat ?');
  });
});

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
    ['echo $(( $(rm x) ))', 'substitution> rm x'],
    ['[[ -n $(rm x) ]]', 'substitution> rm x'],
    ['case a in $(rm x)) ls;; esac', 'substitution> rm x'],
    ['A[$(rm x)]=1', 'substitution> rm x'],
  ])('%s', (source, expected) => {
    expect(read(source)).toContain(expected);
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

describe('problems', () => {
  it.each([
    ['echo "', 'syntax'],
    ['ls )', 'syntax'],
    ['ls(x', 'syntax'],
    ['[(|ls', 'syntax'],
    ['ls > x (', 'syntax'],
    ['echo $(ls', 'syntax'],
    ['rm ${ >a', 'syntax'],
    ['ls &', 'background'],
    ['f() { ls; }', 'function'],
    ['coproc ls', 'coproc'],
    ['ls\0', 'character'],
    ['ls\r\n', 'character'],
    ['ls\u200b', 'character'],
    [' '.repeat(MAX_PROGRAM_LENGTH + 1), 'length'],
    ['for a in {1..9}; do for b in {1..9}; do for c in {1..9}; do ls; done; done; done', 'length'],
    [`${'env '.repeat(20)}ls`, 'depth'],
    ["[[ 'a[$(id)]' -eq 0 ]]", 'evaluated'],
    ["test -v 'a[$(id)]'", 'evaluated'],
    ["let 'a[$(id)]'", 'evaluated'],
    ["export 'a[`id`]'", 'evaluated'],
    ["for ((i = 'a[$(id)]'; i < 3; i++)); do ls; done", 'evaluated'],
    ['while true; do ls & done', 'storm'],
    ['for ((;;)); do ls & done', 'storm'],
    ['f() { f; }', 'storm'],
    ['!', 'syntax'],
    ['echo ${ ls; }', 'syntax'],
    ['ls \\', 'syntax'],
    ['\\', 'syntax'],
    ['ls \\\\\\', 'syntax'],
    ['cat <<$(x)\na\nE', 'syntax'],
    ["x='a[$(id)]'; ((x))", 'evaluated'],
    ['read x < a; echo $((x + 1))', 'evaluated'],
    ['echo $(( $(cat a) ))', 'evaluated'],
    ['echo "${x@P}"', 'evaluated'],
    ['a=b; x=read; $x a < f; cat $a', 'evaluated'],
    ['a=b; {read,a} < f; cat $a', 'evaluated'],
    ['x=read; builtin "$x" a', 'evaluated'],
    [`cat ${'{'.repeat(3000)}`, 'length'],
    ['bash -c "cd a\n$X"', 'fed'],
  ])('%j', (source, kind) => {
    expect(parseProgram(source).problems.map((problem) => problem.split(':')[0])).toContain(kind);
  });
  it.each([
    ["echo 'a[$(id)]'"],
    ["[[ $(echo 'a[$(id)]') ]]"],
    ["for ((i = 0; i < 3; i++)); do echo 'a[$(id)]'; done"],
    ['while true; do ls; done'],
    ["echo '${ ls; }'"],
    ['echo \\${'],
    ['echo {a,${HOME}}'],
    ['echo {a,\\${}'],
    ['ls \\\\'],
    ["cat <<'E'\na\nE"],
    ['cat <<"E"\na\nE'],
    ['cat <<\\E\na\nE'],
  ])('has none for %j', (source) => {
    expect(parseProgram(source).problems).toEqual([]);
  });
  it('calls no function that another one starts, nor a loop that ends, a storm', () => {
    expect(parseProgram('f() { g; }').problems.join()).not.toMatch(/storm/u);
    expect(parseProgram('for i in 1 2; do ls & done').problems.join()).not.toMatch(/storm/u);
  });
  it('has none for ordinary programs', () => {
    expect(parseProgram('n=$(wc -l < a); for i in 1 2; do echo $((n + i)); done').problems).toEqual([]);
    expect(parseProgram("git log --oneline | head -n 5 && echo 'a $(b)' > /out/x").problems).toEqual([]);
  });
});

describe('properties', () => {
  const piece = fc.constantFrom(
    ...'ls rm $( ) ` " \' { } , ; | & < > << E \n \\ $ ${ # a=b ~ * [ ]] (( )) for in do done if then fi'.split(
      ' ',
    ),
  );
  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
        ),
        (source) => {
          const program = parseProgram(source);
          return program.source === source;
        },
      ),
      { numRuns: 400 },
    );
  });
  it('reads static words as Bash itself does', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'a',
        'b c',
        "'d e'",
        '"f g"',
        String.raw`\h`,
        '{i,j}',
        '{1..3}',
        '{k',
        '}',
        ',',
        String.raw`$'\x6c\t'`,
        '""',
        '~',
        '"$V"',
        '${V}',
        '{01..3}',
        '{a..c}',
        '{m,"n o"}',
        '{p,}',
        '{"",q}',
        '"/"',
        '/',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const words = parts.join('');
        const source = `V=val; printf '%s\\n' ${words}`;
        const { commands, problems } = parseProgram(source);
        const texts =
          commands
            .at(-1)
            ?.words.slice(2)
            .map(({ text }) => text) ?? [];
        fc.pre(problems.length === 0 && !texts.includes(null));
        const bash = spawnSync('bash', ['-fc', source], {
          encoding: 'utf8',
          env: { HOME: '/home/agent', PATH: '/usr/bin:/bin' },
        });
        expect(texts.map((text) => `${text}\n`).join('')).toBe(bash.stdout);
      }),
      { numRuns: 150 },
    );
  });
  it('takes a counted number of steps, whatever the text', () => {
    const budget = 100_000;
    const hostile = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' ', 'a', "'", '"'))
      .map(([parts, before]) => {
        const text = `${parts.join(' ')} `;
        return before + text.repeat(Math.floor(20_000 / text.length));
      });
    fc.assert(
      fc.property(hostile, (source) => {
        const counted = newBudget(budget);
        const { problems } = parseProgram(source, counted);
        // The last step may be a large one; nothing follows it.
        if (counted.spent() > budget) expect(problems.join()).toMatch(/^length/u);
      }),
      { numRuns: 100 },
    );
  });
  it.each([
    ['$('.repeat(5000)],
    ['{'.repeat(20_000)],
    ['{a,'.repeat(400) + '}'.repeat(400)],
    ['{a,b}'.repeat(5000)],
    ['('.repeat(500)],
    ['ls | '.repeat(5000)],
    ['ls;'.repeat(20_000)],
    [Array.from({ length: 1000 }, (_, at) => `cat <<E${at}`).join(' ')],
    [`echo $((${'1+'.repeat(5000)}1))`],
    ['a=x; ' + Array.from({ length: 99 }, (_, at) => `a${at}=$a${at - 1}$a${at - 1}; `).join('')],
    [`cat ${'a '.repeat(5000)}`],
    ["sh -c 'ls';".repeat(5000)],
  ])('refuses what would take too long: %#', (source) => {
    expect(parseProgram(source).problems.join()).toMatch(/^(?:length|syntax)/u);
  });
  it.each([
    [`git add ${'src/a.ts '.repeat(300)}`],
    [`cat > a <<'END'\n${'a line of `text`, ${a} and (b)\n'.repeat(200)}END`],
    [`cat > a <<'END'\n${'a line of `text` and more of it\n'.repeat(1500)}END`],
  ])('reads what people write: %#', (source) => {
    expect(parseProgram(source).problems).toEqual([]);
  });
  it('counts the words and assignments of each command, and the here-documents', () => {
    const spent = (source: string): number => {
      const counted = newBudget();
      parseProgram(source, counted);
      return counted.spent();
    };
    expect(spent('ls a b c d')).toBeGreaterThan(spent('ls') + 4 * 1024);
    expect(spent('a=1 b=2 c=3 ls')).toBeGreaterThan(spent('ls') + 3 * 1024);
    expect(spent('ls < a < b')).toBeGreaterThan(spent('ls') + 2 * 1024);
    const documents = (count: number) => parseProgram(`ls # ${'<< '.repeat(count)}`).problems.join();
    expect(documents(257)).toBe('length: it has more than 256 here-documents');
    expect(documents(256)).toBe('');
  });
  it('expands to so many commands and no more', () => {
    const problems = (count: number) => parseProgram('ls;'.repeat(count), newBudget(1e9)).problems.join();
    expect(problems(512)).toBe('');
    expect(problems(513)).toBe('length: it expands to more than 512 commands');
  });
  it('counts little for ordinary programs', () => {
    const counted = newBudget();
    parseProgram('for f in $(git ls-files "*.ts"); do wc -l "$f" | sort -n | head -5; done', counted);
    expect(counted.spent()).toBeLessThan(MAX_STEPS / 20);
  });
});
