// Programs in folders that everyone may write to, and those that the program itself made there.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { temporaryCode } from './temporary-code.ts';

const isRefused = (source: string) => {
  const program = parseProgram(source);
  return program.commands.some((command) => temporaryCode(command, program).length > 0);
};

describe('a program in a temporary folder', () => {
  it.each([
    '/tmp/x',
    'go run /tmp/x.go',
    'bash /dev/shm/x.sh',
    'python3 /tmp/.x/a.py',
    'chmod +x /tmp/x && /tmp/x',
    'perl /var/tmp/x',
  ])('is refused: %s', (source) => expect(isRefused(source)).toBe(true));
  it.each([
    'python3 /tmp/x.py',
    'gcc a.c -o /tmp/a && /tmp/a',
    '/tmp/build/bin/a',
    'gcc a.c -o /tmp/a && taskset 1 /tmp/a',
    'taskset 1 build/x',
    'cp /tmp/.x a',
    'cp a/.x /usr/local/bin/x',
    'cat > /tmp/x.js <<E\nx\nE\neslint -c /tmp/x.js .',
    'eslint -c x.js /tmp/x',
    'cat /tmp/.x',
    'go run ./cmd/x',
    'cat > /tmp/x.go <<E\nx\nE\ngo run /tmp/x.go',
  ])('passes: %s', (source) => expect(isRefused(source)).toBe(false));
});

const found = (source: string) => {
  const program = parseProgram(source);
  return program.commands
    .flatMap((command) => temporaryCode(command, program))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
};

describe('temporaryCode names what it refuses', () => {
  it.each([
    ['PYTHONPATH=/tmp/x python3 a.py', 'open.code python3 /tmp/x'],
    ['PYTHONPATH=/opt:/tmp/x python3 a.py', 'open.code python3 /tmp/x'],
    ['java -cp /tmp/x Main', 'open.code java /tmp/x'],
    ['java -cp a:/tmp/x Main', 'open.code java /tmp/x'],
    ['java -classpath /tmp Main', 'open.code java /tmp'],
    ['make -C /tmp/x', 'open.code make /tmp/x'],
    ['make -f /tmp/Makefile', 'open.code make /tmp/Makefile'],
    ['ninja -C /tmp/x', 'open.code ninja /tmp/x'],
    ['npm -C /tmp/x i', 'open.code npm /tmp/x'],
    ['npm --prefix /tmp/x i', 'open.code npm /tmp/x'],
    ['cargo build --manifest-path /tmp/x/Cargo.toml', 'open.code cargo /tmp/x/Cargo.toml'],
    ['go run /tmp/x.go', 'open.code go /tmp/x.go'],
    ['deno run /tmp/x.ts', 'open.code deno /tmp/x.ts'],
    ['bun run /tmp/x.ts', 'open.code bun /tmp/x.ts'],
    ['node /tmp/.x.js', 'open.code node /tmp/.x.js'],
    ['node -r /tmp/.x.js', 'open.code node /tmp/.x.js'],
    ['sh /dev/shm/x', 'open.code sh /dev/shm/x'],
    ['sh /private/tmp/.x', 'open.code sh /private/tmp/.x'],
    ['/dev/shm/x', 'open.code x /dev/shm/x'],
    ['/private/tmp/x', 'open.code x /private/tmp/x'],
    ['chmod +x /tmp/x; /tmp/x', 'open.code x /tmp/x'],
    ['taskset 1 /tmp/.x', 'open.code .x /tmp/.x /tmp/.x'],
    ['nice -n 5 setsid /tmp/x', 'open.code x /tmp/x'],
    ['cp /tmp/.x /usr/local/bin/node', 'open.code cp /tmp/.x'],
    ['mv a /tmp/.x ~/.bin/x', 'open.code mv /tmp/.x'],
    ['install /tmp/.x bin/x', 'open.code install /tmp/.x'],
    ['eslint -c /tmp/x.js .', 'open.code eslint /tmp/x.js'],
    ['echo x > /tmp/y; /tmp/x', 'open.code x /tmp/x'],
    ['/tmp/x; cp a /tmp/x', 'open.code x /tmp/x'],
    ['git clone u d; make -C /tmp/d', 'open.code make /tmp/d'],
    ['ls /tmp/x; /tmp/x', 'open.code x /tmp/x'],
    ['sudo /tmp/x', 'open.code x /tmp/x'],
    ['/tmp/x; /tmp/x', 'open.code x /tmp/x | open.code x /tmp/x'],
    ['cp "$X" a; /tmp/x', 'open.code x /tmp/x'],
    ['cp a /tmp/y; /tmp/x', 'open.code x /tmp/x'],
  ])('refuses %s', (source, words) => expect(found(source)).toBe(words));

  it.each([
    'PYTHONPATH=/opt python3 a.py',
    'cp /tmp/.x bin/a/x',
    'scp /tmp/.x bin/x',
    'cpx /tmp/.x bin/x',
    'cp a bin/.x /tmp/bin/.x',
    'FOO=/tmp/x python3 a.py',
    'java --class-path lib Main',
    'java -x /tmp/x Main',
    'make -j /tmp/x',
    'npm --cwd x i',
    'cargo build -C /tmp/x',
    'ls -C /tmp/x',
    'go run /tmp/a/x.go',
    'go build /tmp/x.go',
    'bun /tmp/x.ts',
    'node /tmp/x.js',
    'node a /tmp/.x.js',
    '/tmp/a/b',
    'cat /dev/shm/x',
    'cp a /tmp/x; /tmp/x',
    'echo x > /tmp/x; /tmp/x',
    'mkdir /tmp/d; make -C /tmp/d',
    'git clone u /tmp/d; make -C /tmp/d/e',
    'gcc -o/tmp/x a.c; /tmp/x',
    'MY_PYTHONPATH=/tmp/x python3 a.py',
    'PYTHONPATHS=/tmp/x python3 a.py',
    'java x-cp /tmp/x Main',
    'java -cpx /tmp/x Main',
    'xmake -C /tmp/x',
    'makex -C /tmp/x',
    'make x-C /tmp/x',
    'make -Cx /tmp/x',
    'cargo build --manifest-path-x /tmp/x',
    'cargo build a--manifest-path /tmp/x',
    'xnpm -C /tmp/x i',
    'npmx -C /tmp/x i',
    'npm -Cx /tmp/x i',
    'npm a--prefix /tmp/x i',
  ])('passes %s', (source) => expect(found(source)).toBe(''));
});
