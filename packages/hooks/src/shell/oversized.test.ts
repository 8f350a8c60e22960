import { parse } from 'unbash';
import { describe, expect, it } from 'vitest';
import { MAX_NESTING, MAX_NODES, overnested, oversized } from './oversized.ts';
import { parseProgram } from './parse-program.ts';

describe('oversized', () => {
  it.each([
    ['words', `ls ${'a '.repeat(MAX_NODES)}`],
    ['commands', 'ls; '.repeat(MAX_NODES)],
    ['pipes', `ls${' | cat'.repeat(MAX_NODES)}`],
    ['braces', `ls ${'{a,b}'.repeat(MAX_NODES)}`],
    ['nesting', `${'( '.repeat(MAX_NESTING)}ls${' )'.repeat(MAX_NESTING)}`],
  ])('refuses too many %s', (_, source) => {
    expect(oversized(parse(source))).toMatch(/^(?:length|depth): /u);
    expect(parseProgram(source)).toMatchObject({
      commands: [],
      problems: [expect.stringMatching(/^(?:length|depth): /u)],
    });
  });

  it('refuses substitutions before they are parsed', () => {
    expect(overnested('echo $('.repeat(600))).toMatch(/^length: /u);
    expect(overnested('echo `id` $(id) <(id)')).toBe(null);
  });

  it('reads what people write: a long list of files, a long document', () => {
    expect(oversized(parse(`git add ${'src/a.ts '.repeat(300)}`))).toBe(null);
    expect(oversized(parse(`cat > a <<'END'\n${'a line of text\n'.repeat(2_000)}END`))).toBe(null);
  });
});
