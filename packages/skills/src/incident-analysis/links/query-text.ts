// A query as the portal's links carry it: gzip, base64, percent-encoded twice; and back, from every form in use.
import { gunzipSync, gzipSync, inflateSync } from 'node:zlib';

/** Longer links break in mail and chat; the query is then shown beside a link without it. Characters. */
export const MOST_ENCODED = 6000;
/** No query is longer than 10,000 characters; what inflates further is an attack on its reader. Bytes. */
const MOST_BYTES = 100_000;

/** Encoded twice, because chat programs decode a link once. Deterministic: the gzip header holds no time. */
export function encodeQuery(query: string): string {
  const base64 = gzipSync(Buffer.from(query, 'utf8')).toString('base64');
  return encodeURIComponent(encodeURIComponent(base64));
}

/** Takes what was encoded twice, once or not at all, with gzip or zlib. Null for what is no query. */
export function decodeQuery(encoded: string): string | null {
  let text = encoded;
  for (let pass = 0; pass < 3 && text.includes('%'); pass += 1) {
    const decoded = percentDecoded(text);
    if (decoded === null) return null;
    text = decoded;
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  const inflate = bytes[0] === 0x1f ? gunzipSync : bytes[0] === 0x78 ? inflateSync : null;
  if (inflate === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(inflate(bytes, { maxOutputLength: MOST_BYTES }));
  } catch {
    return null;
  }
}

export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
