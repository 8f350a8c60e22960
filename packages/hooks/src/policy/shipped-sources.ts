// Where developers take code from: words/known-sources.json, or the copy that a bundle carries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../shell/made-once.ts';
import { shippedFolder } from './shipped-folder.ts';

export interface ShippedSources {
  /** Hosts of packages and repositories; each with all below it. */
  sources: readonly string[];
  /** Hosts that keep registries of organisations, or mirror a public one. */
  registries: readonly string[];
  /** What vendors tell everyone to pipe into a shell. */
  installers: {
    /** That serve nothing but a vendor's own installers and releases. */
    hosts: readonly string[];
    /** On hosts that serve more: the beginning of host and path. */
    places: readonly string[];
    /** Of GitHub, whose installers are read from there. */
    repositories: readonly string[];
  };
}

/** Put in when the hook is bundled. */
declare const SHIPPED_SOURCES: string | undefined;

export const shippedSources: () => ShippedSources = madeOnce(() => {
  if (typeof SHIPPED_SOURCES === 'string') return JSON.parse(SHIPPED_SOURCES) as ShippedSources;
  return JSON.parse(
    readFileSync(join(shippedFolder('words'), 'known-sources.json'), 'utf8'),
  ) as ShippedSources;
});
