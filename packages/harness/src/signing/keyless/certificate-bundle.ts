// A Sigstore bundle v0.3 with a certificate: written, and read back strictly.
import { HarnessError } from '@agent-harness/contracts';
import {
  BUNDLE_V03_MEDIA_TYPE,
  type Bundle,
  type BundleLatest,
  type BundleWithDsseEnvelope,
  type BundleWithSingleCertificate,
  type TLogEntryWithInclusionProof,
  assertBundleLatest,
  bundleFromJSON,
  bundleToJSON,
} from '@sigstore/bundle';
import { jsonText } from '../../files/json.ts';
import { STATEMENT_TYPE } from '../bundle.ts';

export interface CertificateBundle {
  bundle: Bundle;
  /** In-toto statement. */
  payload: Uint8Array;
  /** DER. */
  certificate: Uint8Array;
  entry: TLogEntryWithInclusionProof;
}

/** One fixed text for one bundle. */
export const writeCertificateBundle = (bundle: Bundle): string => jsonText(bundleToJSON(bundle));

/**
 * INVARIANT: the text is exactly what `writeCertificateBundle` gives for what is returned, so no field is ignored and
 * nothing has a second spelling. What is returned is not verified. Inside a signed time (RFC 3161) its own format leaves a
 * few bytes under no signature; neither the time nor what it is about is among them.
 * @throws HarnessError `signature.bundle` or `signature.log`
 */
export function readCertificateBundle(text: string, file: string): CertificateBundle {
  const bundle = parsed(text);
  if (!bundle || !isOurs(bundle) || writeCertificateBundle(bundle) !== text)
    throw new HarnessError(
      'signature.bundle',
      `${file} is not a bundle as this harness writes it: a Sigstore bundle v0.3 with one in-toto envelope and one certificate`,
      'get the file again from where the release was published; a bundle edited by hand is not read',
    );
  const [entry, ...more] = bundle.verificationMaterial.tlogEntries;
  if (!entry || more.length > 0)
    throw new HarnessError(
      'signature.log',
      `${file} holds ${more.length === 0 ? 'no entry' : 'several entries'} of a transparency log`,
      'get the file again from where the release was published, or have it signed again',
    );
  const { certificate } = bundle.verificationMaterial.content;
  return {
    bundle,
    payload: bundle.content.dsseEnvelope.payload,
    certificate: certificate.rawBytes,
    entry,
  };
}

function parsed(text: string): BundleLatest | null {
  try {
    const bundle = bundleFromJSON(JSON.parse(text));
    assertBundleLatest(bundle);
    return bundle;
  } catch {
    return null;
  }
}

function isOurs(
  bundle: BundleLatest,
): bundle is BundleLatest & BundleWithDsseEnvelope & BundleWithSingleCertificate {
  const { mediaType, content, verificationMaterial } = bundle;
  if (mediaType !== BUNDLE_V03_MEDIA_TYPE || content.$case !== 'dsseEnvelope') return false;
  const { payloadType, signatures } = content.dsseEnvelope;
  // A key id is under no signature.
  const one = signatures.length === 1 && signatures[0]?.keyid === '';
  return verificationMaterial.content.$case === 'certificate' && payloadType === STATEMENT_TYPE && one;
}
