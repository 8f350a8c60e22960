// Hosts in one canonical spelling, so that 0xA9FEA9FE and 169.254.169.254 are the same.

/** Schemes and what follows; a URL ends at whitespace or a quote. */
const URLS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s'"<>`\\|]+/giu;

/**
 * @param text a host, without a port
 * @returns lower case, IP addresses in their usual form, international names in ASCII; null for nonsense
 */
export function hostOf(text: string): string | null {
  const bracketed = text.includes(':') && !text.startsWith('[') ? `[${text}]` : text;
  try {
    // The special scheme http makes the URL parser canonicalise names and addresses.
    return clean(new URL(`http://${bracketed}/`).hostname);
  } catch {
    return null;
  }
}

/** Hosts of all URLs in a text; userinfo is not mistaken for the host. */
export function hostsIn(text: string): string[] {
  return (text.match(URLS) ?? []).flatMap((url) => {
    // The name of a bucket is no host.
    if (/^(?:s3|gs):/iu.test(url)) return [];
    const rest = url.replace(/^[^:]+:\/\//u, '');
    const authority = /^[^/?#]*/u.exec(rest)?.[0] ?? '';
    const host = hostOf(withoutPort(authority.slice(authority.lastIndexOf('@') + 1)));
    return host ? [host] : [];
  });
}

function withoutPort(authority: string): string {
  return authority.replace(/:\d*$/u, '');
}

function clean(hostname: string): string {
  return hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
}
