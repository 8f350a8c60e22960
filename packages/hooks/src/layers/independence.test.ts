// The layers share no code but the parser, the policy's reading and contracts.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const source = dirname(folder);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return Array.from(text.matchAll(/from '([^']+)'/gu), ([, name]) => name ?? '');
}

/** What a layer's file may import: its own layer, the parser, the policy, the context type, contracts and Node. */
function isAllowed(file: string, name: string): boolean {
  if (!name.startsWith('.'))
    return /^(?:node:(?:crypto|net|path|url)|@agent-harness\/contracts)$/u.test(name);
  const target = relative(source, join(folder, dirname(file), name));
  const layer = /^l\d/u.exec(file)?.[0] ?? 'none';
  return (
    /^(?:shell|policy)\//u.test(target) ||
    target === 'decide/context.ts' ||
    target.startsWith(`layers/${layer}`)
  );
}

describe('imports of layers', () => {
  it.each(files)('%s', (file) => {
    expect(importsOf(file).filter((name) => !isAllowed(file, name))).toEqual([]);
  });
  it('would be caught', () => {
    expect(isAllowed('l1-commands.ts', './l4/find-credentials.ts')).toBe(false);
    expect(isAllowed('l2/x.ts', '../../sanitise/redact.ts')).toBe(false);
    expect(isAllowed('l3/x.ts', 'node:child_process')).toBe(false);
  });
});
