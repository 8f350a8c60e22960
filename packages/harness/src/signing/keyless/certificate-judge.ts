// Whether a bundle's certificate, log entry and signature hold together under a pinned root, without a network.
import { X509Certificate } from 'node:crypto';
import { HarnessError } from '@agent-harness/contracts';
import type { TLogEntryWithInclusionProof } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type Signer, type TrustMaterial, VerificationError, Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify'; // prettier-ignore
import { type CertificateBundle, readCertificateBundle } from './certificate-bundle.ts';
import type { Certified } from './certified.ts';

export type CertificateJudge = (text: string, file: string) => Certified;

/**
 * @param bytes of trusted_root.json
 * @returns a judge that throws HarnessError `signature.…`
 * @throws HarnessError `trust.root` when they are none
 */
export function certificateJudge(bytes: Uint8Array, file: string): CertificateJudge {
  const verifier = new Verifier(readRoot(bytes, file), {
    ctlogThreshold: 1,
    tlogThreshold: 1,
    timestampThreshold: 1,
  });
  return (text, name) => {
    const found = readCertificateBundle(text, name);
    const signer = verified(verifier, found, name);
    requireSameTree(found.entry, name);
    return {
      payload: found.payload,
      issuedAt: issuedAt(found.certificate, name),
      subject: signer.identity?.subjectAlternativeName ?? '',
      issuer: signer.identity?.extensions?.issuer ?? '',
      extensions: extensionsOf(signer, name),
    };
  };
}

function readRoot(bytes: Uint8Array, file: string): TrustMaterial {
  const refuse = (what: string): HarnessError =>
    new HarnessError(
      'trust.root',
      `${file} is no trusted root of Sigstore: ${what}`,
      'put trusted_root.json of the instance there, and its digest into the list',
    );
  let root: TrustMaterial;
  try {
    root = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(Buffer.from(bytes).toString('utf8'))));
  } catch (cause) {
    throw refuse((cause as Error).message);
  }
  for (const part of ['certificateAuthorities', 'ctlogs', 'tlogs'] as const)
    if (root[part].length === 0) throw refuse(`it names no ${part}`);
  return root;
}

/** INVARIANT: chain, certificate log, signed time, inclusion and signature are all the library's verdict. */
function verified(verifier: Verifier, { bundle }: CertificateBundle, file: string): Signer {
  try {
    return verifier.verify(toSignedEntity(bundle));
  } catch (error) {
    // Whatever it cannot parse it refuses by an error of any kind.
    const code = error instanceof VerificationError ? codeOf(error) : 'bundle';
    throw refused(code, file, (error as Error).message);
  }
}

function codeOf({ code }: VerificationError): string {
  switch (code) {
    case 'CERTIFICATE_ERROR':
      return 'certificate';
    case 'TIMESTAMP_ERROR':
      return 'time';
    case 'SIGNATURE_ERROR':
      return 'wrong';
    case 'TLOG_ERROR':
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
    case 'TLOG_BODY_ERROR':
      return 'log';
    case 'PUBLIC_KEY_ERROR':
    case 'NOT_IMPLEMENTED_ERROR':
      return 'bundle';
  }
}

/** The library proves inclusion by the signed checkpoint: it looks neither at the copy in the proof nor at spelling. */
function requireSameTree({ inclusionProof }: TLogEntryWithInclusionProof, file: string): void {
  const { treeSize, rootHash, checkpoint } = inclusionProof;
  const [note = '', signatures = '', ...more] = checkpoint.envelope.split('\n\n');
  const [, size, root] = note.split('\n');
  if (size !== treeSize || root !== rootHash.toString('base64'))
    throw refused('log', file, 'the proof is about another tree than its checkpoint');
  const lines = signatures.split('\n');
  const last = lines.pop();
  if (more.length > 0 || last !== '' || !lines.every(isSignatureLine))
    throw refused('log', file, 'there is something else beside the signatures of its checkpoint');
}

/** `— <name> <base64>`, in the one spelling of base64 (github.com/transparency-dev/formats). */
function isSignatureLine(line: string): boolean {
  const [dash, name, signature = '', ...more] = line.split(' ');
  const plain = Buffer.from(signature, 'base64').toString('base64') === signature;
  return dash === '—' && Boolean(name) && more.length === 0 && plain;
}

/** When Fulcio issued it: by then it knew the token. */
function issuedAt(der: Uint8Array, file: string): Date {
  const certificate = new X509Certificate(der);
  if (!certificate.raw.equals(der))
    throw refused('certificate', file, 'there is something behind its certificate');
  return new Date(certificate.validFrom);
}

function extensionsOf({ identity }: Signer, file: string): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const { oid, value } of identity?.oids ?? []) {
    const id = oid?.id.join('.') ?? '';
    if (found.has(id)) throw refused('certificate', file, `its certificate says ${id} twice`);
    found.set(id, value);
  }
  return found;
}

const refused = (code: string, file: string, what: string): HarnessError =>
  new HarnessError(
    `signature.${code}`,
    `${file}: ${what}`,
    'do not use it; get the file again from where it was published, or the root anew if Sigstore has changed its own',
  );
