import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerLimit, protocol, protocolLimit } from '../guard/protocol.ts';

const read = (name: string): string => readFileSync(new URL(`../../client/${name}`, import.meta.url), 'utf8');

/** The one value that the pattern captures. */
function only(source: string, pattern: RegExp): string {
  const found = [...source.matchAll(pattern)].map((match) => match[1]);
  expect(found, String(pattern)).toHaveLength(1);
  return found[0] ?? '';
}

const product = (text: string): number =>
  text.split('*').reduce((total, factor) => total * Number(factor.trim()), 1);

describe('both clients speak the protocol of the guard', () => {
  it.each([
    [
      'hook-client.c',
      /PROTOCOL\[\] = "([^"]+)"/gu,
      /[^_]LIMIT = ([\d *]+),/gu,
      /HEADER_LIMIT = (\d+)/gu,
      /DEADLINE_SECONDS = (\d+)/gu,
    ],
    [
      'hook-client.ps1',
      /^\$Protocol = '([^']+)'/gmu,
      /^\$Limit = ([\d *]+)$/gmu,
      /^\$HeaderLimit = (\d+)$/gmu,
      /^\$DeadlineSeconds = (\d+)$/gmu,
    ],
  ])('%s', (name, greeting, limit, header, deadline) => {
    const source = read(name);
    expect(only(source, greeting)).toBe(`${protocol} `);
    expect(product(only(source, limit))).toBe(protocolLimit);
    expect(Number(only(source, header))).toBe(headerLimit);
    expect(only(source, deadline)).toBe('5');
  });

  it('in PowerShell nothing ends the program but an explicit code', () => {
    const source = read('hook-client.ps1');
    expect(source).not.toMatch(/^\s*(?:exit|return)\s*\d*\s*$/gmu);
    expect([...source.matchAll(/Exit\((\d)\)/gu)].map((match) => match[1])).toEqual(['2', '2', '0', '2']);
    expect(source.trimEnd().endsWith('[Environment]::Exit(2)')).toBe(true);
  });
});
