// A container that goes away is reported with what its engine said; the engine is a shell here, the rest is real.
import { describe, expect, it } from 'vitest';
import { openEntry } from './open-entry.ts';

const session = (script: string, signal = new AbortController().signal) =>
  openEntry({ name: 'sh' }, ['-c', script]).session(
    { argv: ['true'], environment: {}, input: '', output: () => {} },
    { milliseconds: 5000, writes: [], writeBytes: 1 },
    signal,
    async () => {},
  );

describe('a session whose container is lost', () => {
  it.each([
    ['echo one >&2; echo two >&2; echo three >&2; exit 9', 'two / three'],
    ['exit 9', 'exit 9'],
    ['kill -9 $$', 'SIGKILL'],
    [`echo '{"said":"failed","reason":"no shell"}'; sleep 1`, 'no shell'],
  ])('says why: %s', async (script, said) => {
    expect(await session(script)).toEqual({ code: null, stopped: 'lost', said });
  });

  it('says nothing where it was stopped', async () => {
    expect(await session('cat', AbortSignal.abort())).toEqual({ code: null, stopped: 'aborted' });
  });
});

describe('an answer that never comes', () => {
  it('is refused with the last words of the engine', async () => {
    const entry = openEntry({ name: 'sh' }, ['-c', 'echo no such image >&2; exit 125']);
    await expect(entry.ask({ say: 'observe', mounts: [], writable: [] }, 'observed', 5000)).rejects.toThrow(
      /ended before it answered: no such image/u,
    );
  });
});
