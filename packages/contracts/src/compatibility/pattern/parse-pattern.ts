// A pattern (ECMAScript, no flags) as a language; undefined where it uses what no regular language says, such as `\b` or `\1`.
import {
  type Language,
  type Range,
  and,
  empty,
  everything,
  not,
  or,
  repeat,
  set,
  sequence,
} from './language.ts';

type Part = Language | { kind: 'start' } | { kind: 'end' } | { kind: 'ahead'; language: Language };

class Unsupported extends Error {}

const digit: Range[] = [[48, 57]];
const word: Range[] = [[48, 57], [65, 90], [95, 95], [97, 122]]; // prettier-ignore
const space: Range[] = [[9, 13], [32, 32], [160, 160], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]]; // prettier-ignore
const lineEnds: Range[] = [[10, 10], [13, 13], [0x2028, 0x2029]]; // prettier-ignore
const controls: Record<string, number> = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };

/** @returns the texts in which the pattern is found somewhere, as `RegExp.test` says */
export function parsePattern(pattern: string): Language | undefined {
  try {
    const reader = new Reader(pattern);
    const alternatives = reader.alternatives();
    if (!reader.done) throw new Unsupported();
    return or(...alternatives.map((parts) => search(parts)));
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function search(parts: readonly Part[]): Language {
  const begins = parts[0]?.kind === 'start';
  const body = begins ? parts.slice(1) : parts;
  const heads = begins ? body.findIndex(({ kind }) => kind !== 'ahead') : 0;
  const conditions = body.slice(0, heads === -1 ? body.length : heads);
  const rest = tail(body.slice(conditions.length));
  const ahead = conditions.map((one) => (one.kind === 'ahead' ? one.language : empty));
  return and(...ahead, begins ? rest : sequence(everything, rest));
}

function tail(parts: readonly Part[]): Language {
  const ends = parts.at(-1)?.kind === 'end';
  const languages = whole(ends ? parts.slice(0, -1) : parts);
  return ends ? languages : sequence(languages, everything);
}

function whole(parts: readonly Part[]): Language {
  return parts.reduceRight<Language>((rest, part) => {
    if (part.kind === 'start' || part.kind === 'end' || part.kind === 'ahead') throw new Unsupported();
    return sequence(part, rest);
  }, empty);
}

class Reader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  alternatives(): Part[][] {
    const found = [this.#parts()];
    while (this.#take('|')) found.push(this.#parts());
    return found;
  }

  #parts(): Part[] {
    const parts: Part[] = [];
    while (!this.done && !this.#sees('|') && !this.#sees(')')) parts.push(this.#quantified(this.#part()));
    return parts;
  }

  #part(): Part {
    if (this.#take('^')) return { kind: 'start' };
    if (this.#take('$')) return { kind: 'end' };
    if (this.#take('(?=')) return { kind: 'ahead', language: this.#ahead() };
    if (this.#take('(?!')) return { kind: 'ahead', language: not(this.#ahead()) };
    if (this.#sees('(?<=') || this.#sees('(?<!')) throw new Unsupported();
    if (this.#take('(?:') || this.#match(/\(\?<\w+>/y) || (!this.#sees('(?') && this.#take('(')))
      return this.#group();
    if (this.#take('[')) return this.#class();
    if (this.#take('.')) return set(complement(lineEnds));
    if (this.#take('\\')) return set(this.#escape());
    const code = this.#next();
    if ('*+?('.includes(String.fromCharCode(code))) throw new Unsupported();
    return set([[code, code]]);
  }

  #group(): Language {
    const alternatives = this.alternatives();
    if (!this.#take(')')) throw new Unsupported();
    return or(...alternatives.map(whole));
  }

  #ahead(): Language {
    const alternatives = this.alternatives();
    if (!this.#take(')')) throw new Unsupported();
    return or(...alternatives.map(tail));
  }

  #quantified(part: Part): Part {
    const counts = this.#match(/[*+?]|\{(\d+)(,(\d*))?\}/y);
    if (!counts) return part;
    if (part.kind === 'start' || part.kind === 'end' || part.kind === 'ahead') throw new Unsupported();
    this.#take('?');
    const [sign, low, comma, high] = counts;
    if (sign === '*') return repeat(part, 0, Infinity);
    if (sign === '+') return repeat(part, 1, Infinity);
    if (sign === '?') return repeat(part, 0, 1);
    const min = Number(low);
    return repeat(part, min, comma === undefined ? min : high ? Number(high) : Infinity);
  }

  #class(): Language {
    const negated = this.#take('^');
    const ranges: Range[] = [];
    while (!this.#take(']')) {
      const low = this.#classUnit();
      if (this.#sees('-') && !this.#sees('-]')) {
        this.#take('-');
        const high = this.#classUnit();
        const [from, to] = [low[0], high[0]];
        if (low.length > 1 || high.length > 1 || from?.[0] !== from?.[1] || to?.[0] !== to?.[1])
          throw new Unsupported();
        ranges.push([from?.[0] ?? 0, to?.[1] ?? 0]);
      } else ranges.push(...low);
    }
    return set(negated ? complement(ranges) : complement(complement(ranges)));
  }

  #classUnit(): readonly Range[] {
    if (this.#take('\\')) return this.#take('b') ? [[8, 8]] : this.#escape();
    const code = this.#next();
    return [[code, code]];
  }

  #escape(): readonly Range[] {
    const hex = this.#match(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
    if (hex) {
      const code = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
      return [[code, code]];
    }
    const code = this.#next();
    const letter = String.fromCharCode(code);
    const named: Record<string, readonly Range[]> = { d: digit, w: word, s: space };
    const known = named[letter.toLowerCase()];
    if (known) return letter === letter.toLowerCase() ? known : complement(known);
    const control = controls[letter];
    if (control !== undefined) return [[control, control]];
    if (/[A-Za-z1-9]/.test(letter)) throw new Unsupported();
    return [[code, code]];
  }

  #next(): number {
    if (this.done) throw new Unsupported();
    return this.#text.charCodeAt(this.#at++);
  }

  #sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

/** The units outside of the ranges, sorted and merged. */
function complement(ranges: readonly Range[]): Range[] {
  const outside: Range[] = [];
  let next = 0;
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > next) outside.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  return next <= 0xffff ? [...outside, [next, 0xffff]] : outside;
}
