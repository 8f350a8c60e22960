// Texts that a program writes into a file and has an interpreter run.
import { expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { writtenScripts } from './written-scripts.ts';

it.each([
  ["echo 'print(1)' > /tmp/a.py; python3 /tmp/a.py", ['print(1)']],
  ["cd b && echo -e 'a\\nb' > a.go && go run ./a.go", ['-e a\nb']],
  ["cat > a.js <<'X'\n1\nX\nnode --no-warnings a.js", ['1\n']],
  ["printf 'x' | tee a.rb; ruby a.rb", []],
  ["tee a.rb <<'X'\n1\nX\nruby a.rb", ['1\n']],
  ["echo '#!/usr/bin/perl' > a; chmod +x a; ./a", ['#!/usr/bin/perl']],
  ['echo "$X" > a.py; python3 a.py', ['"$X"']],
  ["echo 'print(1)' > a.py", []],
  ["echo 'print(1)' > a.py; cat a.py", []],
  ["echo 'print(1)' > a.py; python3 b.py", []],
  ["echo 'print(1)'; python3 a.py", []],
  ["echo 'print(1)' > a.py; python3 -W a.py", ['print(1)']],
  ["echo 'print(1)' > a; a", []],
  ["echo 'print(1)' > a.py; ./x a.py", []],
  // No file of that name is written.
  ["echo 'print(1)' a.py; python3 a.py", []],
  ["echo 'print(1)' > $X; python3 $X", []],
])('%s', (source, expected) => {
  expect(writtenScripts(parseProgram(source))).toEqual(expected);
});
