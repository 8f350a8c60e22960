// Reads approvals from a file: `{"author", "approvals": [{"by", "sha"?}], "description"?}`, for platforms without an adapter.
import { readFile } from 'node:fs/promises';
import { HarnessError } from '@agent-harness/contracts';
import type { ApprovalSource } from './source.ts';

/** @throws HarnessError `approvals.file` */
export async function readApprovals(file: string): Promise<ApprovalSource> {
  const refuse = (what: string): HarnessError =>
    new HarnessError(
      'approvals.file',
      `${file} ${what}`,
      'write {"author": "ana", "approvals": [{"by": "ben", "sha": "<commit>"}]}',
    );
  const text = await readFile(file, 'utf8').catch(() => {
    throw refuse('cannot be read');
  });
  const document = ((): Record<string, unknown> => {
    try {
      return Object(JSON.parse(text)) as Record<string, unknown>;
    } catch {
      throw refuse('is not JSON');
    }
  })();
  const { author, approvals, description } = document;
  if (typeof author !== 'string' || author === '') throw refuse('does not say who the author is');
  if (!Array.isArray(approvals)) throw refuse('has no list of approvals');
  return {
    author,
    head: null,
    text: typeof description === 'string' ? description : '',
    approvals: approvals.map((one: unknown, at) => {
      const { by, sha } = Object(one) as Record<string, unknown>;
      const known = sha === undefined || (typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha));
      if (typeof by !== 'string' || by === '' || !known)
        throw refuse(`has an approval (${at + 1}) without \`by\`, or whose \`sha\` is no full commit`);
      return { by, sha: typeof sha === 'string' ? sha : null };
    }),
    membersOf: null,
  };
}
