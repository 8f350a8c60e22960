// Who made this release.json, and whether the provenance that they signed follows from it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type Release } from '@agent-harness/contracts';
import { parsedOrNull } from '../files/json.ts';
import { provenanceOf } from '../signing/provenance.ts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../signing/release-file.ts';
import type { Trusted } from '../signing/require-use.ts';
import { digestsOf } from '../signing/sign-release.ts';
import type { Provenance } from '../signing/signer.ts';
import { encodeStatement } from '../signing/statement.ts';
import { type Judge, verifyBundle } from '../signing/verify-bundle.ts';
import { type Problem, problem } from './problem.ts';

export interface JudgedSignature {
  by: Trusted | null;
  provenance: Provenance | null;
  problems: Problem[];
}

/** @param bytes of release.json */
export async function judgeSignature(
  folder: string,
  release: Release,
  bytes: Uint8Array,
  judge: Omit<Judge, 'use'>,
): Promise<JudgedSignature> {
  const wrong = (found: Problem): JudgedSignature => ({ by: null, provenance: null, problems: [found] });
  const text = await readFile(join(folder, RELEASE_BUNDLE), 'utf8').catch(() => null);
  if (text === null)
    return wrong(problem('signature', RELEASE_BUNDLE, 'there is none: nothing says who made this release', '`harness sign` signs it; --unsigned judges the digests only')); // prettier-ignore
  try {
    const { payload, by } = verifyBundle(text, RELEASE_BUNDLE, { ...judge, use: 'release' });
    const provenance = statedProvenance(payload);
    const statement = provenance && encodeStatement(provenanceOf(release, digestsOf(bytes), provenance));
    if (statement && Buffer.compare(statement, payload) === 0) return { by, provenance, problems: [] };
    return wrong(
      isAbout(payload, bytes)
        ? problem('provenance', RELEASE_BUNDLE, 'the signed provenance does not follow from release.json')
        : problem('changed', RELEASE_FILE, `its digest is not the one that ${by.id} signed`),
    );
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return wrong(problem('signature', RELEASE_BUNDLE, error.message, error.instead));
  }
}

interface Stated {
  subject?: { digest?: { sha512?: unknown } }[];
  predicate?: { runDetails?: { builder?: { id?: unknown }; metadata?: { invocationId?: unknown } } };
}

const statedIn = (payload: Uint8Array): Stated | null =>
  parsedOrNull(Buffer.from(payload).toString('utf8')) as Stated | null;

/** What the payload says of its builder, not yet compared. */
function statedProvenance(payload: Uint8Array): Provenance | null {
  const run = statedIn(payload)?.predicate?.runDetails;
  const [builder, invocation] = [run?.builder?.id, run?.metadata?.invocationId];
  if (typeof builder !== 'string') return null;
  return typeof invocation === 'string' ? { builder, invocation } : { builder };
}

const isAbout = (payload: Uint8Array, bytes: Uint8Array): boolean =>
  statedIn(payload)?.subject?.[0]?.digest?.sha512 === digestsOf(bytes)['sha512'];
