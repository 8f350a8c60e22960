// One host against the stage's list and the addresses that no stage may list.
import { BlockList, isIP } from 'node:net';
import type { Policy } from '@agent-harness/contracts';
import { ANY } from '../../policy/is-open.ts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';

/** @param host canonical, see shell/host.ts */
export function hostFindings(host: string, word: string, policy: Policy): Finding[] {
  const finding = (rule: string): Finding => ({ rule, words: [host, word], about: { kind: 'host', host } });
  const broken = rulesOf(policy, 'L3', 'host').filter(({ match }) =>
    match.hosts.some((pattern) => matchesHost(pattern, host)),
  );
  const forbidden = broken.map(({ id }) => finding(id));
  // A host that only a level forbids must be listed too: the level's owner may make an exception, and that is no grant.
  if (broken.some(({ level }) => level === undefined)) return forbidden;
  const listed = policy.space.hosts.some((pattern) => matchesHost(pattern, host));
  return listed ? forbidden : [...forbidden, finding('egress.unlisted-host')];
}

/** @param pattern a name, `*.` and a suffix, a CIDR block, or `*` for every public host */
export function matchesHost(pattern: string, host: string): boolean {
  const [network = '', bits] = pattern.split('/');
  const family = isIP(network);
  if (family > 0) return inBlock(network, family, bits, host);
  if (pattern === ANY) return isPublic(host);
  const name = pattern.toLowerCase();
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
}

/** Addresses that no host of the public internet has: RFC 6890 and its successors. */
const SPECIAL = [
  ...'0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3'.split(
    ' ',
  ),
  ...'::/96 ::ffff:0:0/96 64:ff9b::/96 100::/64 2001:db8::/32 fc00::/7 fe80::/10 ff00::/8'.split(' '),
];

/** A name with a dot that is not a local network's, or an address that is routed. */
function isPublic(host: string): boolean {
  if (isIP(host) > 0) return !SPECIAL.some((block) => matchesHost(block, host));
  return (
    host.includes('.') &&
    !/\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|onion|invalid)$/u.test(host)
  );
}

function inBlock(network: string, family: number, bits: string | undefined, host: string): boolean {
  const version = isIP(host);
  if (version === 0) return false;
  const block = new BlockList();
  block.addSubnet(
    network,
    bits === undefined ? (family === 4 ? 32 : 128) : Number(bits),
    family === 4 ? 'ipv4' : 'ipv6',
  );
  return block.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
