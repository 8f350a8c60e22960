// The bill of materials, with its library loaded only where one is asked for: every start of the harness would wait for it.
import type { ImageLock } from '@agent-harness/contracts';
import type { Architecture } from '../lock/resolve-lock.ts';

/** @returns CycloneDX JSON; no time, no random number: the serial number is the lock's digest */
export async function imageSbom(lock: ImageLock, architecture: Architecture): Promise<string> {
  const { renderSbom } = await import('./render-sbom.ts');
  return renderSbom(lock, architecture);
}
