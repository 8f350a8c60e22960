// What a run of characters without spaces is as a whole: an address, a path, a file of credentials.
import type { Mark } from './lexicon.ts';

const SECRET =
  /\.env\b(?!\.(?:example|sample|template|dist)\b)|\.ssh\b|\.aws\b|\.netrc|\.npmrc|\.kube\b|\.pgpass|\.gnupg|id_(?:rsa|ed25519|ecdsa)|credential|passwd|\/shadow|secret|token|password|mcp\.json|kubeconfig|service.?account|\.pem\b|wallet|169\.254\.169\.254/u;
const HOST =
  /\.(?:com|net|org|io|dev|ru|cn|xyz|example|invalid|test|site|online|info|me|co|app|ly|sh|tk)(?:\/|:|$)/u;
/** A machine by its number. */
const NUMBER = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:\/|$)/u;
/** Gives every process of a cloud machine its credentials. */
const METADATA = '169.254.169.254';

/** @param chunk lower case, of more than three characters */
export function wholeMark(chunk: string): Mark | undefined {
  if (chunk.includes('://') || chunk.startsWith('www.'))
    return chunk.includes(METADATA) ? 'secret-path' : 'url';
  if (chunk.includes('@') && /^[\w.+-]+@[\w-]+\.[\w.-]+$/u.test(chunk)) return 'mail';
  if (/^(?:~|\.{0,2})\//u.test(chunk)) return SECRET.test(chunk) ? 'secret-path' : 'path';
  if (!/\w\.\w/u.test(chunk)) return undefined;
  if (SECRET.test(chunk)) return 'secret-path';
  return HOST.test(chunk) || NUMBER.test(chunk) ? 'url' : undefined;
}
