// Reads many blobs through one `git cat-file --batch`.
import type { Git } from './git.ts';

export interface Blob {
  /** What was asked for: `<sha>` or `<sha>:<path>`. */
  name: string;
  /** `null` when the object is not in this clone, is not a blob, or is larger than the limit. */
  text: string | null;
}

const MISSING = / (missing|ambiguous|dangling|loop|notdir)$/;

/**
 * Yields blobs in the order asked. Names with a line feed cannot be asked for and come back as `null`.
 * @param limit largest blob in bytes that is kept
 */
export async function* readBlobs(git: Git, names: readonly string[], limit: number): AsyncIterable<Blob> {
  const askable = names.filter((name) => !/[\n\r]/.test(name));
  if (askable.length === 0) return;
  const bytes = new ByteReader(git.stream(['cat-file', '--batch'], lines(askable)));
  for (const name of askable) {
    const header = await bytes.line();
    if (header === null) return;
    if (MISSING.test(header)) {
      yield { name, text: null };
      continue;
    }
    const [, type, size] = header.split(' ').slice(-3);
    const content = await bytes.take(Number(size));
    await bytes.take(1);
    const keep = type === 'blob' && content.length <= limit && !content.includes(0);
    yield { name, text: keep ? content.toString('utf8') : null };
  }
}

async function* lines(names: readonly string[]): AsyncIterable<string> {
  for (const name of names) yield `${name}\n`;
}

/** Pulls lines and exact byte counts out of a stream of chunks. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #size = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async line(): Promise<string | null> {
    for (;;) {
      const all = this.#joined();
      const at = all.indexOf(10);
      if (at !== -1) {
        this.#keep(all.subarray(at + 1));
        return all.subarray(0, at).toString('utf8');
      }
      if (!(await this.#more())) return null;
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.#size < count && (await this.#more()));
    const all = this.#joined();
    this.#keep(all.subarray(count));
    return all.subarray(0, count);
  }

  #joined(): Buffer {
    const first = this.#held.length === 1 ? this.#held[0] : undefined;
    return first ?? Buffer.concat(this.#held);
  }

  #keep(rest: Buffer): void {
    this.#held = [rest];
    this.#size = rest.length;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#held.push(next.value);
    this.#size += next.value.length;
    return true;
  }
}
