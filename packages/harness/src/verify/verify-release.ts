// Whether a release folder is what was released: from the signature down to every byte, offline.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type Release, parse } from '@agent-harness/contracts';
import { digestsOf } from '../signing/sign-release.ts';
import type { TrustList } from '../signing/read-trust.ts';
import { RELEASE_FILE } from '../signing/release-file.ts';
import type { Trusted } from '../signing/require-use.ts';
import type { Provenance } from '../signing/signer.ts';
import { compareFiles } from './compare-files.ts';
import { judgeAcceptance } from './judge-acceptance.ts';
import { judgeImage } from './judge-image.ts';
import { judgeInstall } from './judge-install.ts';
import { judgeLayers } from './judge-layers.ts';
import { judgeReferences } from './judge-references.ts';
import { judgeSignature } from './judge-signature.ts';
import { listFolder } from './list-folder.ts';
import { type Problem, problem } from './problem.ts';

export interface VerifyOptions {
  /** null: no signature is judged, neither of the release nor of a sign-off. */
  trust: TrustList | null;
  /** `yyyy-mm-dd` in UTC. */
  today: string;
}

export interface VerifiedRelease {
  /** null when release.json is none. */
  release: Release | null;
  /** sha512 of release.json: what names this release and no other. */
  digest: string;
  /** Whose signature counted. */
  signer: Trusted | null;
  provenance: Provenance | null;
  /** Files and bytes that were hashed. */
  files: number;
  bytes: number;
  /** Empty: it is what was released. */
  problems: Problem[];
}

/** @throws HarnessError `release.folder` when there is no folder to look at; all else is a problem */
export async function verifyRelease(
  folder: string,
  { trust, today }: VerifyOptions,
): Promise<VerifiedRelease> {
  const { files, problems: links } = await listFolder(folder);
  const { release, bytes, problems: unreadable } = await readRelease(folder, files);
  const digest = `sha512:${digestsOf(bytes)['sha512']}`;
  const unsigned = { by: null, provenance: null, problems: [] };
  if (!release)
    return { release, digest, signer: null, provenance: null, files: 0, bytes: 0, problems: [...links, ...unreadable] }; // prettier-ignore
  const judge = trust && { trust, today };
  const signature = judge ? await judgeSignature(folder, release, bytes, judge) : unsigned;
  const compared = await compareFiles(folder, release, files);
  const { intact } = compared;
  return {
    release,
    digest,
    signer: signature.by,
    provenance: signature.provenance,
    files: intact.size,
    bytes: compared.bytes,
    problems: [
      ...signature.problems,
      ...links,
      ...compared.problems,
      ...judgeReferences(release),
      ...(await judgeLayers(folder, release, intact)),
      ...(await judgeInstall(folder, release, intact)),
      ...(await judgeImage(folder, release, intact)),
      ...(await judgeAcceptance(folder, release, intact, judge)),
    ],
  };
}

interface ReadRelease {
  release: Release | null;
  bytes: Uint8Array;
  problems: Problem[];
}

async function readRelease(folder: string, files: ReadonlySet<string>): Promise<ReadRelease> {
  const nothing = { release: null, bytes: Buffer.of() };
  if (!files.has(RELEASE_FILE)) return { ...nothing, problems: [problem('missing', RELEASE_FILE, 'there is no such file, so this is no release')] }; // prettier-ignore
  const bytes = await readFile(join(folder, RELEASE_FILE));
  try {
    return {
      release: parse('release', JSON.parse(bytes.toString('utf8')), RELEASE_FILE),
      bytes,
      problems: [],
    };
  } catch (error) {
    const what = error instanceof HarnessError ? error.message : `it is no JSON: ${(error as Error).message}`;
    return { release: null, bytes, problems: [problem('release', RELEASE_FILE, what)] };
  }
}
