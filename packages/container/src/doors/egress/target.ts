// What a request to the egress door names: scheme, host, port, method, path; from CONNECT or from an absolute URL.

export interface Target {
  kind: 'tunnel' | 'forward';
  /** Lower case, no trailing dot; an address without brackets. */
  host: string;
  port: number;
  method: string;
  /** Path and query of a forwarded request; null in a tunnel. */
  path: string | null;
}

/** A reason for a person; the request goes nowhere. */
export interface NoTarget {
  refused: string;
}

const AUTHORITY = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})$/;
/** Of a name (RFC 1035), a final dot aside. */
const LONGEST_NAME = 253;

/** @param authority the request target of CONNECT, `host:port` (RFC 9110 9.3.6) */
export function tunnelTarget(authority: string): Target | NoTarget {
  const [, rawHost = '', rawPort = ''] = AUTHORITY.exec(authority) ?? [];
  const port = Number(rawPort);
  const host = canonicalHost(rawHost);
  if (host === null || port < 1 || port > 65535) return { refused: 'CONNECT names a host and a port' };
  return { kind: 'tunnel', host, port, method: 'CONNECT', path: null };
}

/** @param url the request target of a proxied request, in absolute form (RFC 9112 3.2.2) */
export function forwardTarget(method: string, url: string): Target | NoTarget {
  // The WHATWG parser drops tabs, turns backslashes and strips credentials; what needs that is not a plain request.
  const plain = /^http:\/\/([^/?#@\\\s]+)(\/[^#\\\s]*)?$/.exec(url);
  if (plain === null || !URL.canParse(url))
    return { refused: 'the door forwards http:// URLs and tunnels https by CONNECT' };
  const authority = plain[1] ?? '';
  const target = tunnelTarget(/:[0-9]+$/.test(authority) ? authority : `${authority}:80`);
  if ('refused' in target) return { refused: 'the URL names no host that could be reached' };
  return { ...target, kind: 'forward', method, path: plain[2] ?? '/' };
}

/** One spelling for each host, so that what is compared is what is resolved; null when it is none. */
export function canonicalHost(host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === '' || name.length > LONGEST_NAME) return null;
  if (!URL.canParse(`http://${name}/`)) return null;
  const parsed = new URL(`http://${name}/`).hostname.replace(/^\[|\]$/g, '');
  // `0x7f.1`, `2130706433` and their kind become an address here, as they would in a resolver.
  return parsed === '' || parsed.endsWith('.') || parsed.includes('..') ? null : parsed;
}
