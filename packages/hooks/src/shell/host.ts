// Hosts in one canonical spelling, so that 0xA9FEA9FE and 169.254.169.254 are the same.

/**
 * Schemes and what follows. Browsers, Node and curl take any number of slashes, of either kind, after their own schemes; the
 * first two take none, which is read so before what looks like a host: `http:server` is a word.
 */
const URLS =
  /\b(?:(?:https?|wss?|ftps?):(?:[\\/]{1,4}|(?=[\w-]+\.[\w-]|\[|(?:0x)?[\da-f]{8}|[^\s'"@]{0,64}@))|[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s'"<>`|]+/giu;

/**
 * @param text a host, without a port
 * @returns lower case, IP addresses in their usual form, international names in ASCII; null for nonsense
 */
export function hostOf(text: string): string | null {
  // An interface's name after an address of the link says nothing of where it leads.
  const plain = text.replace(/^\[([0-9a-f:.]+)%[^\]]*\]$/iu, '[$1]');
  const bracketed = plain.includes(':') && !plain.startsWith('[') ? `[${plain}]` : plain;
  try {
    // The special scheme http makes the URL parser canonicalise names and addresses.
    return clean(new URL(`http://${bracketed}/`).hostname);
  } catch {
    return null;
  }
}

/**
 * Hosts of all URLs in a text; userinfo is not mistaken for the host.
 * Parsers differ in what they make of `\` and of several `@`: a host that any of them would reach is named.
 */
export function hostsIn(text: string): string[] {
  const found = (text.match(URLS) ?? []).flatMap((url) => {
    // The name of a bucket is no host.
    if (/^(?:s3|gs):/iu.test(url)) return [];
    const rest = url.replace(/[^:]+:[\\/]*/u, '');
    return [/[/?#\\].*/su, /[/?#].*/su].flatMap((end) => authorityHosts(rest.replace(end, '')));
  });
  return [...new Set(found)];
}

/** Schemes whose host needs no slashes before it. */
const SPECIAL = /^[\0- ]*(?:https?|wss?|ftp):/iu;

/**
 * The host of a text that is one URL, as browsers and Node read it: `http:a.example` leads to a.example.
 * @returns null for what is no such URL
 */
export function hostOfUrl(text: string): string | null {
  // They drop tabs and newlines wherever they stand.
  const plain = text.replaceAll(/[\t\n\r]/gu, '');
  if (!SPECIAL.test(plain)) return null;
  try {
    return clean(new URL(plain).hostname);
  } catch {
    return null;
  }
}

/** @param authority userinfo, host and port */
function authorityHosts(authority: string): string[] {
  const last = authority.slice(authority.lastIndexOf('@') + 1);
  const second = authority.split('@')[1] ?? last;
  return [...new Set([last, second])].flatMap((text) => hostOf(withoutPort(text)) ?? []);
}

function withoutPort(authority: string): string {
  return authority.replace(/:\d*$/u, '');
}

function clean(hostname: string): string | null {
  return hostname.replace(/[[\]]/gu, '').replace(/\.+$/u, '') || null;
}
