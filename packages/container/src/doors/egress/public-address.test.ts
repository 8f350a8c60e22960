import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

it.each(['1.1.1.1', '8.8.8.8', '20.60.1.1', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

describe('special addresses', () => {
  it.each<[string, string]>([
    ['0.0.0.0', 'this host'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'cloud metadata'],
    ['100.64.0.1', 'CGNAT'],
    ['100.100.100.200', 'Alibaba metadata, in CGNAT'],
    ['168.63.129.16', 'Azure wire server'],
    ['192.0.0.192', 'Oracle metadata'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fd00:ec2::254', 'AWS metadata'],
    ['fc00::1', 'unique local'],
    ['ff02::1', 'multicast'],
    ['::ffff:8.8.8.8', 'IPv4-mapped'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::8.8.8.8', 'IPv4-compatible'],
    ['::ffff:0:8.8.8.8', 'IPv4-translated'],
    ['64:ff9b::169.254.169.254', 'NAT64'],
    ['64:ff9b::8.8.8.8', 'NAT64'],
    ['64:ff9b:1::10.0.0.1', 'local NAT64'],
    ['2002:7f00:1::', '6to4'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['4000::1', 'not given out'],
    ['fe80::1%eth0', 'a zone'],
    ['0177.0.0.1', 'no address as a resolver writes it'],
    ['example.com', 'a name'],
    ['', 'nothing'],
  ])('%s is not public: %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

/** A second reading of the registries, by Node's own matcher. */
const special = new BlockList();
for (const block of '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3'.split(
  ' ',
)) {
  const [network = '', bits] = block.split('/');
  special.addSubnet(network, Number(bits), 'ipv4');
}

it('agrees with a second list on every IPv4 block: nothing special is public', () => {
  const near = fc.tuple(
    fc.constantFrom(
      0,
      9,
      10,
      11,
      99,
      100,
      101,
      126,
      127,
      128,
      168,
      169,
      170,
      171,
      172,
      173,
      191,
      192,
      193,
      197,
      198,
      199,
      203,
      204,
      223,
      224,
      239,
      240,
      255,
    ),
    fc.nat(255),
    fc.nat(255),
    fc.nat(255),
  );
  const any = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  fc.assert(
    fc.property(fc.oneof(near, any), (bytes) => {
      const address = bytes.join('.');
      if (special.check(address)) expect(isPublicAddress(address)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

it('lets no IPv6 address carry an IPv4 address', () => {
  const prefixes = ['::ffff:', '::', '64:ff9b::', '64:ff9b:1::', '::ffff:0:'];
  fc.assert(
    fc.property(fc.constantFrom(...prefixes), fc.ipV4(), (prefix, inner) => {
      expect(isPublicAddress(prefix + inner)).toBe(false);
    }),
  );
});
