// One host against the stage's list and the addresses that no stage may list.
import { BlockList, isIP } from 'node:net';
import type { Policy } from '@agent-harness/contracts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';

/** @param host canonical, see shell/host.ts */
export function hostFindings(host: string, word: string, policy: Policy): Finding[] {
  const words = [host, word];
  const forbidden = rulesOf(policy, 'L3', 'host')
    .filter(({ match }) => match.hosts.some((pattern) => matchesHost(pattern, host)))
    .map(({ id }) => ({ rule: id, words }));
  if (forbidden.length > 0) return forbidden;
  const listed = policy.space.hosts.some((pattern) => matchesHost(pattern, host));
  return listed ? [] : [{ rule: 'egress.unlisted-host', words }];
}

/** @param pattern a name, `*.` and a suffix, or a CIDR block */
export function matchesHost(pattern: string, host: string): boolean {
  const [network = '', bits] = pattern.split('/');
  const family = isIP(network);
  if (family > 0) return inBlock(network, family, bits, host);
  const name = pattern.toLowerCase();
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
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
