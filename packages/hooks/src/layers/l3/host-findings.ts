// One host against the stage's list and the addresses that no stage may list.
import type { Policy } from '@agent-harness/contracts';
import { ANY } from '../../policy/is-open.ts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';
import { addressOf, inBlock } from './address.ts';
import { hostReadings } from './host-readings.ts';
import { looksAlike } from './looks-alike.ts';

/** @param host canonical, see shell/host.ts */
export function hostFindings(host: string, word: string, policy: Policy): Finding[] {
  const finding = (rule: string): Finding => ({ rule, words: [host, word], about: { kind: 'host', host } });
  const readings = hostReadings(host);
  const broken = rulesOf(policy, 'L3', 'host').filter(({ match }) =>
    match.hosts.some((pattern) => readings.some((reading) => matchesHost(pattern, reading))),
  );
  const forbidden = broken.map(({ id }) => finding(id));
  // A host that only a level forbids must be listed too: the level's owner may make an exception, and that is no grant.
  if (broken.some(({ level }) => level === undefined)) return forbidden;
  const { hosts } = policy.space;
  // A host that is listed by its own name may lead where it likes; through a pattern every reading counts.
  const listed =
    hosts.includes(host) ||
    readings.every((reading) => hosts.some((pattern) => matchesHost(pattern, reading)));
  return listed ? forbidden : [...forbidden, finding('egress.unlisted-host')];
}

/** @param pattern a name, `*.` and a suffix, a CIDR block, or `*` for every public host and the person's own short names */
export function matchesHost(pattern: string, host: string): boolean {
  const address = addressOf(host);
  if (pattern === ANY) return address ? !SPECIAL.some((block) => inBlock(block, address)) : isPublic(host);
  if (addressOf(pattern.split('/')[0] ?? '')) return address !== null && inBlock(pattern, address);
  const name = pattern.toLowerCase();
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
}

/** Addresses that no host of the public internet has: RFC 6890 and its successors. */
const SPECIAL = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
  '::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8',
].flatMap((line) => line.split(' '));

/** A name that is not a local network's; one without a dot is an alias of the person's own. */
function isPublic(host: string): boolean {
  return (
    !/\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|onion|invalid)$/u.test(host) &&
    !looksAlike(host)
  );
}
