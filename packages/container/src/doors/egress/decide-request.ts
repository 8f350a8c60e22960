// Decides a request by the stage's host grants: pure, before any name is resolved.
import { isIP } from 'node:net';
import type { HostGrant } from '@agent-harness/contracts';
import type { Target } from './target.ts';

export type EgressDecision =
  | { allowed: true; rule: string; scheme: 'https' | 'http' }
  | { allowed: false; rule: string; reason: string; instead: string };

export function decideRequest(target: Target, grants: readonly HostGrant[]): EgressDecision {
  const { host } = target;
  if (isIP(host) > 0)
    return refuse(
      'egress.address',
      `${host} is an address, not a name`,
      'ask for a granted host by its name',
    );
  const named = grants.filter((grant) => matchesHost(grant.host, host));
  if (named.length === 0)
    return refuse(
      'egress.unlisted-host',
      `${host} is not granted to this stage`,
      grants.length === 0 ? 'work without the network' : `use ${grants.map((one) => one.host).join(', ')}`,
    );
  // The nearest miss explains more than the first one.
  const misses = named.map((grant) => missOf(target, grant));
  const met = named[misses.indexOf(null)];
  if (met) return { allowed: true, rule: `grant ${met.host}`, scheme: schemeOf(met) };
  return misses.findLast((miss) => miss !== null) ?? refuse('egress.unlisted-host', host, '');
}

/** @param pattern a name, or `*.` and a suffix, which stands for any name below it and not for itself */
export function matchesHost(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

const schemeOf = ({ scheme = 'https' }: HostGrant): 'https' | 'http' => scheme;
export const portOf = (grant: HostGrant): number => grant.port ?? (schemeOf(grant) === 'https' ? 443 : 80);
/** Rules that need the request itself, which a tunnel hides. */
const looksInside = ({ methods, paths }: HostGrant): boolean => methods !== undefined || paths !== undefined;

/** Null when the grant covers the target. */
function missOf(target: Target, grant: HostGrant): (EgressDecision & { allowed: false }) | null {
  const scheme = schemeOf(grant);
  const port = portOf(grant);
  const plainUrl = `http://${target.host}${port === 443 || port === 80 ? '' : `:${port}`}`;
  if (target.kind === 'tunnel') {
    if (scheme === 'http' || looksInside(grant))
      return refuse(
        'egress.tunnel',
        `a tunnel to ${target.host} would hide methods and paths`,
        `ask for ${plainUrl}/…; ${scheme === 'https' ? 'the door speaks TLS to the host' : 'the host speaks plain HTTP'}`,
      );
    return target.port === port ? null : wrongPort(target, port);
  }
  if (scheme === 'https' && !looksInside(grant))
    return refuse(
      'egress.plain',
      `${target.host} is granted for https only`,
      `ask for https://${target.host}/…`,
    );
  // `http://host/` is how a client asks the door to speak TLS for it, so both default ports mean the granted one.
  if (target.port !== port && !(target.port === 80 && port === 443)) return wrongPort(target, port);
  if (grant.methods && !grant.methods.some((method) => method === target.method))
    return refuse(
      'egress.method',
      `${target.method} is not granted for ${target.host}`,
      `use ${grant.methods.join(', ')}`,
    );
  if (grant.paths && !grant.paths.some((pattern) => matchesPath(pattern, target.path ?? '')))
    return refuse(
      'egress.path',
      `this path of ${target.host} is not granted`,
      `use ${grant.paths.join(', ')}, written plainly`,
    );
  return null;
}

/** Dots, escapes and doubled slashes that a server might undo; a path that has them matches no rule. */
const UNPLAIN = /\/\.{1,2}(\/|$)|%(2e|2f|5c|25|00)|\/\/|[^\x21-\x7e]|;/i;

/** @param path path and query; only the path is compared */
export function matchesPath(pattern: string, path: string): boolean {
  const bare = path.split('?', 1)[0] ?? '';
  if (UNPLAIN.test(bare)) return false;
  return pattern.endsWith('*') ? bare.startsWith(pattern.slice(0, -1)) : bare === pattern;
}

const wrongPort = ({ host, port }: Target, granted: number): EgressDecision & { allowed: false } =>
  refuse('egress.port', `port ${port} of ${host} is not granted`, `use port ${granted}`);

const refuse = (rule: string, reason: string, instead: string): EgressDecision & { allowed: false } => ({
  allowed: false,
  rule,
  reason,
  instead,
});
