// A Sigstore bundle v0.3 of one DSSE envelope, signed by a key that its hint names: written, and read back strictly.
import { HarnessError } from '@agent-harness/contracts';
import { jsonText, parsedOrNull } from '../files/json.ts';
import { preAuthenticationEncoding } from './pae.ts';

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

export interface SignedPayload {
  payload: Uint8Array;
  /** Id of the key in trust.json. */
  key: string;
  /** Raw ed25519 signature over `signedBytes(payload)`. */
  signature: Uint8Array;
}

export const signedBytes = (payload: Uint8Array): Uint8Array =>
  preAuthenticationEncoding(STATEMENT_TYPE, payload);

/** One fixed text for one signed payload. */
export function writeBundle({ payload, key, signature }: SignedPayload): string {
  const bundle = {
    mediaType: MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: key } },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: STATEMENT_TYPE,
      signatures: [{ sig: Buffer.from(signature).toString('base64') }],
    },
  };
  return jsonText(bundle);
}

/**
 * INVARIANT: the text is exactly what `writeBundle` gives for what is returned. So no byte of a bundle is outside the
 * signature's reach: neither spelling of base64, nor a field that is ignored, nor a second signature.
 * @throws HarnessError `signature.bundle`
 */
export function readBundle(text: string, file: string): SignedPayload {
  const found = readFields(text);
  if (found !== null && writeBundle(found) === text) return found;
  throw new HarnessError(
    'signature.bundle',
    `${file} is not a bundle as this harness writes it: a Sigstore bundle v0.3 with one in-toto envelope and a public key hint`,
    'get the file again from where the release was published; a bundle edited by hand is not read',
  );
}

interface Fields {
  verificationMaterial?: { publicKey?: { hint?: unknown }; certificate?: unknown };
  dsseEnvelope?: { payload?: unknown; signatures?: { sig?: unknown }[] };
}

/** Whether it claims to be signed by a certificate instead of a key. */
export const holdsCertificate = (text: string): boolean =>
  (parsedOrNull(text) as Fields | null)?.verificationMaterial?.certificate !== undefined;

function readFields(text: string): SignedPayload | null {
  const fields = parsedOrNull(text) as Fields | null;
  const hint = fields?.verificationMaterial?.publicKey?.hint;
  const { payload, signatures } = fields?.dsseEnvelope ?? {};
  const sig = Array.isArray(signatures) ? signatures[0]?.sig : undefined;
  if (typeof hint !== 'string' || typeof payload !== 'string' || typeof sig !== 'string') return null;
  return { payload: Buffer.from(payload, 'base64'), key: hint, signature: Buffer.from(sig, 'base64') };
}
