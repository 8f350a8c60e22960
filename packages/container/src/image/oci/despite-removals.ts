// Repeats what podman could not finish because another process removed an image meanwhile.
import { setTimeout } from 'node:timers/promises';

/** Removals take well below a second. */
const attempts = 5;
const pauseMs = 500;

/**
 * podman looks which layers it has, and takes them for granted later: an image that somebody removes in between takes shared
 * layers with it. Beside a loop of removals podman 4.3.1 failed in 8 of some 110 loads, and begun again in none of 136.
 * @param load can begin again at any place
 */
export async function despiteRemovals(load: () => Promise<void>, pause = pauseMs): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await load();
    } catch (cause) {
      if (attempt === attempts || !removedMeanwhile(cause)) throw cause;
      await setTimeout(pause);
    }
}

function removedMeanwhile(cause: unknown): boolean {
  return cause instanceof Error && /\b(?:layer|image) not known\b/u.test(cause.message);
}
