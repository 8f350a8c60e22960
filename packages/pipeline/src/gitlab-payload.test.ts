// The lines, run by a shell as a GitLab runner runs them, on what GitLab makes of a request.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert as check, jsonValue, property, dictionary, string } from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { takePayload } from './gitlab-payload.ts';

const folder = mkdtempSync(join(tmpdir(), 'payload '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, '$(touch pwned); TRIGGER_PAYLOAD');

/** @param payload what the file holds; null: GitLab made none */
function take(payload: string | null): unknown {
  if (payload !== null) writeFileSync(file, payload);
  const env = { PATH: process.env['PATH'], ...(payload === null ? {} : { TRIGGER_PAYLOAD: file }) };
  const script = ['set -eo pipefail', ...takePayload('out.json')].join('\n');
  execFileSync('bash', ['-c', script], { cwd: folder, env, stdio: 'pipe' });
  return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
}

const own = { id: '42', ref: 'main', variables: { HARNESS_SKILL: 'incident-analysis' } };

it('gives back any body, without what GitLab put beside it', { timeout: 60_000 }, () => {
  const name = string({ minLength: 1 }).filter((key) => !['id', 'ref', 'variables', 'inputs', '__proto__'].includes(key)); // prettier-ignore
  const body = dictionary(name, jsonValue({ maxDepth: 2 }), { minKeys: 1, noNullPrototype: true });
  check(
    property(body, (sent) => {
      const carried = JSON.parse(JSON.stringify(sent)) as object;
      expect(take(JSON.stringify({ ...carried, ...own }))).toEqual(carried);
    }),
    { numRuns: 15 },
  );
});

it('keeps a body that is shell from being any', () => {
  const sent = { rule: `'; touch pwned; echo "$(touch pwned)\`touch pwned\`` };
  expect(take(JSON.stringify({ ...sent, ...own }))).toEqual(sent);
  expect(() => readFileSync(join(folder, 'pwned'))).toThrow('ENOENT');
});

it.each<[string, string | null, string]>([
  ['no request', null, 'the trigger carried no payload'],
  ['a request without a body', JSON.stringify(own), 'the trigger carried no document'],
  ['what is no JSON', '<xml/>', 'JSON'],
])('fails for %s', (_, payload, words) => {
  expect(() => take(payload)).toThrow(words);
});
