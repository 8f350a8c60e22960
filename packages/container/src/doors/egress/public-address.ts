// Whether an address belongs to a host of the public internet: everything that is special is refused.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Public by the registries, but a cloud's own: Azure's wire server answers every virtual machine there. */
const CLOUD_INTERNAL = new Set(['168.63.129.16']);

/** IPv6 as IANA has given it out; outside of it nothing is routed. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Private, loopback, link-local (with cloud metadata), shared (CGNAT), multicast, reserved and documentation addresses
 * are not public; nor is IPv6 that carries IPv4 (mapped, NAT64, 6to4, Teredo), whatever it carries.
 * Source: IANA's special-purpose address registries, as ipaddr.js has them.
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also reads `0177.1` and zone ids; a resolver's answer has neither.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv4') return !CLOUD_INTERNAL.has(parsed.toString());
  return (parsed as ipaddr.IPv6).match(...GLOBAL_UNICAST);
}
