// Reads the server name of a TLS ClientHello, so that a tunnel leads where it said and carries TLS.
// Shapes: RFC 8446 4.1.2 (ClientHello), RFC 6066 3 (server_name), RFC 8446 5.1 (records).

export type ClientHello =
  { state: 'more' } | { state: 'not-tls' } | { state: 'read'; serverName: string | null };

const HANDSHAKE = 22;
const LARGEST_RECORD = 2 ** 14;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;
const HOST_NAME = 0;
/** A ClientHello with post-quantum keys has about 2 KB; one that needs more than this is none. */
const LONGEST = 32 * 1024;

/** @param bytes what the client has sent so far */
export function readClientHello(bytes: Buffer): ClientHello {
  const { message, foreign } = firstHandshake(bytes);
  if (message.length >= 1 && message[0] !== CLIENT_HELLO) return { state: 'not-tls' };
  const end = message.length < 4 ? LONGEST : 4 + message.readUIntBE(1, 3);
  if (end > LONGEST) return { state: 'not-tls' };
  if (message.length >= 4 && message.length >= end) return parseHello(message.subarray(4, end));
  return { state: foreign ? 'not-tls' : 'more' };
}

/** The payload of the handshake records so far; `foreign` when something else follows them. */
function firstHandshake(bytes: Buffer): { message: Buffer; foreign: boolean } {
  const parts: Buffer[] = [];
  let foreign = false;
  for (let at = 0; at < bytes.length && !foreign;) {
    const size = at + 5 <= bytes.length ? bytes.readUInt16BE(at + 3) : 1;
    foreign =
      bytes[at] !== HANDSHAKE ||
      (at + 1 < bytes.length && bytes[at + 1] !== 3) ||
      size === 0 ||
      size > LARGEST_RECORD;
    if (!foreign) parts.push(bytes.subarray(at + 5, at + 5 + size));
    at += 5 + size;
  }
  return { message: Buffer.concat(parts), foreign };
}

function parseHello(body: Buffer): ClientHello {
  try {
    let at = 2 + 32;
    at += 1 + body.readUInt8(at);
    at += 2 + body.readUInt16BE(at);
    at += 1 + body.readUInt8(at);
    if (at === body.length) return { state: 'read', serverName: null };
    if (at + 2 + body.readUInt16BE(at) !== body.length) return { state: 'not-tls' };
    const names: string[] = [];
    for (at += 2; at < body.length;) {
      const size = body.readUInt16BE(at + 2);
      if (at + 4 + size > body.length) return { state: 'not-tls' };
      if (body.readUInt16BE(at) === SERVER_NAME) names.push(hostName(body.subarray(at + 4, at + 4 + size)));
      at += 4 + size;
    }
    // INVARIANT: of two names a server may read the one that this door does not.
    return names.length > 1 ? { state: 'not-tls' } : { state: 'read', serverName: names[0] ?? null };
  } catch {
    return { state: 'not-tls' };
  }
}

/** @throws RangeError for a list that is not exactly one host name */
function hostName(extension: Buffer): string {
  const size = extension.readUInt16BE(3);
  const whole = extension.readUInt16BE(0) === size + 3 && extension.length === size + 5;
  if (extension.readUInt8(2) !== HOST_NAME || !whole) throw new RangeError('not one host name');
  return extension.toString('latin1', 5).toLowerCase();
}
