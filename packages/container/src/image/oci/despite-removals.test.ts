import { describe, expect, it } from 'vitest';
import { despiteRemovals } from './despite-removals.ts';

const removed =
  'podman did not take localhost/agent: Error: writing blob: adding layer with blob "sha256:1": layer not known';

/** A load that fails with these messages, one after the other, before it works. */
function failing(...messages: string[]): { load: () => Promise<void>; tries: () => number } {
  let tries = 0;
  return {
    load: async () => {
      const message = messages[tries];
      tries += 1;
      if (message !== undefined) throw new Error(message);
    },
    tries: () => tries,
  };
}

describe('a load while another process removes an image', () => {
  it('is begun again', async () => {
    const { load, tries } = failing(removed, 'Error: 4f2a: image not known');
    await despiteRemovals(load, 0);
    expect(tries()).toBe(3);
  });

  it('fails in the end, with what podman said', async () => {
    const { load, tries } = failing(...Array.from({ length: 9 }, () => removed));
    await expect(despiteRemovals(load, 0)).rejects.toThrow('layer not known');
    expect(tries()).toBe(5);
  });

  it('is not begun again for any other reason', async () => {
    const { load, tries } = failing('podman did not take localhost/agent: no space left on device');
    await expect(despiteRemovals(load, 0)).rejects.toThrow('no space left');
    expect(tries()).toBe(1);
  });
});
