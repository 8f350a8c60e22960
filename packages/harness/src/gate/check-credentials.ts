// No output carries a credential (L4's rules, on the finished files).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composePolicy, redact } from '@agent-harness/hooks';
import type { GateLine } from './gate.ts';
import type { OutputFile } from './list-outputs.ts';

export async function checkCredentials(folder: string, files: readonly OutputFile[]): Promise<GateLine> {
  const policy = composePolicy({ name: 'gate', tools: [], commands: [], read: [], write: [], hosts: [] });
  const found: string[] = [];
  for (const { path } of files) {
    const text = await readFile(join(folder, path), 'utf8');
    if (redact(text, policy) !== text) found.push(path);
  }
  return {
    check: 'credentials',
    passed: found.length === 0,
    detail: found.length === 0 ? 'none found' : `credential-shaped text in ${found.join(', ')}`,
  };
}
