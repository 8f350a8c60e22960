// DSSE pre-authentication encoding: the bytes that are signed, so that a payload's type cannot be changed under its signature.

/** `DSSEv1 <length> <type> <length> <payload>`, lengths in bytes (github.com/secure-systems-lab/dsse, protocol.md). */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}
