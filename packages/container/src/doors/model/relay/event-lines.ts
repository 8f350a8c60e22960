// Finds server-sent events in a byte stream, whatever its chunks. Specification: WHATWG HTML, "Server-sent events".

const LF = 10;
const CR = 13;
const EMPTY = new Uint8Array(0);
const DATA = Buffer.from('data');
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export interface EventLines {
  /**
   * Takes a chunk, which must not change afterwards.
   * @returns the data of each event that ends in it: its lines as bytes
   */
  feed(chunk: Uint8Array): Uint8Array[][];
  /** Data lines of an event that no blank line ended. */
  end(): Uint8Array[];
}

/** Events that need not be read: known by their first bytes, which hold the beginning of their only line of data. */
export interface PlainEvents {
  begin: Uint8Array;
  /** An event with these bytes anywhere in it must be read all the same. */
  unless: Buffer;
  /** @param bytes length of the event without its last blank line */
  passed(bytes: number): void;
}

const find = Uint8Array.prototype.indexOf; // Buffer’s own does more, and this is called for every line

/** @param plain seen only where such an event lies whole in one chunk; others are returned like any event */
export function openEventLines(plain?: PlainEvents): EventLines {
  let held: Uint8Array[] = [];
  let data: Uint8Array[] = [];
  let skipLf = false;
  let first = true;

  /** @returns the event's data when this blank line ends one */
  function line(bytes: Uint8Array): Uint8Array[] | null {
    let text = bytes;
    if (first) {
      first = false;
      if (startsWith(text, BOM)) text = text.subarray(BOM.length);
    }
    if (text.length === 0) {
      const ended = data;
      data = [];
      return ended.length > 0 ? ended : null;
    }
    if (startsWith(text, DATA)) {
      if (text.length === DATA.length) data.push(EMPTY);
      else if (text[4] === 58) data.push(text.subarray(text[5] === 32 ? 6 : 5));
    }
    return null;
  }

  const whole = (tail: Uint8Array): Uint8Array => {
    if (held.length === 0) return tail;
    const joined = Buffer.concat([...held, tail]);
    held = [];
    return joined;
  };

  return {
    feed(chunk) {
      const events: Uint8Array[][] = [];
      let from = 0;
      let lf = find.call(chunk, LF);
      let cr = find.call(chunk, CR);
      if (skipLf && chunk.length > 0) {
        skipLf = false;
        if (lf === 0) {
          from = 1;
          lf = find.call(chunk, LF, from);
        }
      }
      while (lf !== -1 || cr !== -1) {
        if (plain !== undefined && cr === -1 && data.length === 0 && held.length === 0 && !first) {
          const next = skipPlain(chunk, from, plain);
          if (next > from) {
            from = next;
            lf = find.call(chunk, LF, from);
            continue;
          }
        }
        const at = lf === -1 || (cr !== -1 && cr < lf) ? cr : lf;
        const event = line(whole(chunk.subarray(from, at)));
        if (event) events.push(event);
        from = at + 1;
        if (at === cr) {
          if (chunk[from] === LF) from += 1;
          else skipLf = from === chunk.length;
          cr = find.call(chunk, CR, from);
        }
        if (lf !== -1 && lf < from) lf = find.call(chunk, LF, from);
      }
      if (from < chunk.length) held.push(chunk.subarray(from));
      return events;
    },
    end() {
      const last = whole(EMPTY);
      if (last.length > 0) line(last);
      return data;
    },
  };
}

/** @returns where the next event begins that is not plain, or is not whole */
function skipPlain(chunk: Uint8Array, from: number, { begin, unless, passed }: PlainEvents): number {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let at = from;
  while (startsWith(chunk, begin, at)) {
    const end = find.call(chunk, LF, at + begin.length);
    if (end === -1 || chunk[end + 1] !== LF || bytes.subarray(at, end).includes(unless)) break;
    passed(end - at);
    at = end + 2;
  }
  return at;
}

export function startsWith(bytes: Uint8Array, prefix: Uint8Array, from = 0): boolean {
  for (let at = 0; at < prefix.length; at += 1) if (bytes[from + at] !== prefix[at]) return false;
  return true;
}
