// Whether developers take packages and repositories from a host every day; any other source of code is refused.
import { shippedSources } from '../../../policy/shipped-sources.ts';

/** @param host canonical */
export function isKnownSource(host: string): boolean {
  return isOneOf(shippedSources().sources, host);
}

/** A service that keeps an organisation's own registry, or a public mirror: named once, all that is installed later comes from it. */
export function keepsRegistries(host: string): boolean {
  return isOneOf(shippedSources().registries, host);
}

function isOneOf(names: readonly string[], host: string): boolean {
  return names.some((known) => host === known || host.endsWith(`.${known}`));
}
