// Resolves a host outside the container, once; the address that was checked is the address that is connected to.
import { isPublicAddress } from './public-address.ts';

/** Every address of a name. @throws when there is none */
export type Resolve = (host: string) => Promise<readonly string[]>;

export type Checked = { addresses: readonly string[] } | { rule: string; reason: string };

const MOST_TRIED = 4;

/**
 * One address that is not public refuses the name: an answer that mixes both is how a name is rebound.
 * @returns addresses to connect to, in the resolver's order
 */
export async function checkedAddresses(host: string, resolve: Resolve): Promise<Checked> {
  let found: readonly string[];
  try {
    found = await resolve(host);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return { rule: 'egress.unresolved', reason: `${host} does not resolve (${code})` };
  }
  const special = found.find((address) => !isPublicAddress(address));
  if (special !== undefined)
    return { rule: 'egress.private-address', reason: `${host} resolves to ${special}, which is not public` };
  if (found.length === 0) return { rule: 'egress.unresolved', reason: `${host} has no address` };
  return { addresses: found.slice(0, MOST_TRIED) };
}
