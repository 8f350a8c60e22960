// Internet addresses as numbers, so that a block is compared and not spelled; and the addresses that another one carries.
import { isIP } from 'node:net';

export interface Address {
  family: 4 | 6;
  bits: bigint;
}

/** @param text as the URL parser writes it; null for a name */
export function addressOf(text: string): Address | null {
  const family = isIP(text);
  if (family === 4) return { family, bits: fold(text.split('.').map(BigInt), 8n) };
  if (family === 6) return { family, bits: fold(groups(text), 16n) };
  return null;
}

/** @param block `network/length`, or one address */
export function inBlock(block: string, address: Address): boolean {
  const [network = '', length] = block.split('/');
  const base = addressOf(network);
  if (!base || base.family !== address.family) return false;
  const size = base.family === 4 ? 32 : 128;
  const shift = BigInt(size - (length === undefined ? size : Number(length)));
  return base.bits >> shift === address.bits >> shift;
}

/** IPv6 forms that lead to an IPv4 address: mapped, compatible, NAT64 (RFC 6052), 6to4 (RFC 3056); where it stands, in bits from the right. */
const CARRIES: readonly (readonly [block: string, shift: bigint])[] = [
  ['::ffff:0:0/96', 0n],
  ['::ffff:0:0:0/96', 0n],
  ['::/96', 0n],
  ['64:ff9b::/96', 0n],
  ['64:ff9b:1::/48', 0n],
  ['2002::/16', 80n],
];

export function carriedAddresses(text: string): string[] {
  const address = addressOf(text);
  if (address?.family !== 6) return [];
  return CARRIES.filter(([block]) => inBlock(block, address)).map(([, shift]) =>
    dotted((address.bits >> shift) & 0xffffffffn),
  );
}

export function dotted(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join('.');
}

function groups(text: string): bigint[] {
  const [head = '', tail] = text.split('::');
  const parts = (side: string): bigint[] =>
    side === ''
      ? []
      : side.split(':').flatMap((part) => {
          if (!part.includes('.')) return [BigInt(`0x${part}`)];
          const bits = fold(part.split('.').map(BigInt), 8n);
          return [bits >> 16n, bits & 0xffffn];
        });
  const left = parts(head);
  const right = tail === undefined ? [] : parts(tail);
  const gap = Array.from({ length: 8 - left.length - right.length }, () => 0n);
  return [...left, ...gap, ...right];
}

function fold(parts: readonly bigint[], width: bigint): bigint {
  return parts.reduce((sum, part) => (sum << width) | part, 0n);
}
