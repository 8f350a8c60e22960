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
    'cat /tmp/.x',
    'go run ./cmd/x',
    'cat > /tmp/x.go <<E\nx\nE\ngo run /tmp/x.go',
  ])('passes: %s', (source) => expect(isRefused(source)).toBe(false));
});
