// A regular language as a term, with derivatives (Brzozowski): what decides whether one pattern admits all of another.

export type Range = readonly [low: number, high: number];
export type Language =
  | { kind: 'none' | 'empty'; key: string }
  | { kind: 'set'; ranges: readonly Range[]; key: string }
  | { kind: 'then'; first: Language; rest: Language; key: string }
  | { kind: 'or' | 'and'; parts: readonly Language[]; key: string }
  | { kind: 'not'; of: Language; key: string }
  | { kind: 'repeat'; of: Language; min: number; max: number; key: string };

export const none: Language = { kind: 'none', key: '0' };
export const empty: Language = { kind: 'empty', key: '1' };
/** Every UTF-16 code unit: patterns run without the u flag. */
export const unit: Language = set([[0, 0xffff]]);
export const everything: Language = repeat(unit, 0, Infinity);

export function set(ranges: readonly Range[]): Language {
  return ranges.length === 0
    ? none
    : { kind: 'set', ranges, key: `[${ranges.map((range) => range.join('-')).join(',')}]` };
}

export function sequence(first: Language, rest: Language): Language {
  if (first.kind === 'none' || rest.kind === 'none') return none;
  if (first.kind === 'empty') return rest;
  if (rest.kind === 'empty') return first;
  if (first.kind === 'then') return sequence(first.first, sequence(first.rest, rest));
  return { kind: 'then', first, rest, key: `(${first.key}.${rest.key})` };
}

export const literal = (text: string): Language =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).reduceRight<Language>(
    (rest, code) => sequence(set([[code, code]]), rest),
    empty,
  );

export function or(...given: readonly Language[]): Language {
  const parts = merged('or', given).filter(({ kind }) => kind !== 'none');
  if (parts.some(({ key }) => key === everything.key)) return everything;
  return joined('or', parts, none);
}

export function and(...given: readonly Language[]): Language {
  const parts = merged('and', given).filter(({ key }) => key !== everything.key);
  if (parts.some(({ kind }) => kind === 'none')) return none;
  return joined('and', parts, everything);
}

export function not(of: Language): Language {
  if (of.kind === 'not') return of.of;
  if (of.kind === 'none') return everything;
  if (of.key === everything.key) return none;
  return { kind: 'not', of, key: `!${of.key}` };
}

export function repeat(of: Language, least: number, max: number): Language {
  const min = nullable(of) ? 0 : least;
  if (max === 0 || of.kind === 'empty') return empty;
  if (of.kind === 'none') return min === 0 ? empty : none;
  if (min === 1 && max === 1) return of;
  return { kind: 'repeat', of, min, max, key: `{${of.key}:${min}:${max}}` };
}

function merged(kind: 'or' | 'and', given: readonly Language[]): Language[] {
  const flat = given.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return [...new Map(flat.map((part) => [part.key, part])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function joined(kind: 'or' | 'and', parts: readonly Language[], neutral: Language): Language {
  const [only] = parts;
  if (only === undefined) return neutral;
  if (parts.length === 1) return only;
  return { kind, parts, key: `(${parts.map(({ key }) => key).join(kind === 'or' ? '|' : '&')})` };
}

/** Whether the empty text belongs to it. */
export function nullable(language: Language): boolean {
  switch (language.kind) {
    case 'none':
    case 'set':
      return false;
    case 'empty':
      return true;
    case 'then':
      return nullable(language.first) && nullable(language.rest);
    case 'or':
      return language.parts.some(nullable);
    case 'and':
      return language.parts.every(nullable);
    case 'not':
      return !nullable(language.of);
    case 'repeat':
      return language.min === 0;
  }
}

/** What may follow `code` in its texts. */
export function derivative(language: Language, code: number): Language {
  switch (language.kind) {
    case 'none':
    case 'empty':
      return none;
    case 'set':
      return language.ranges.some(([low, high]) => low <= code && code <= high) ? empty : none;
    case 'then': {
      const through = sequence(derivative(language.first, code), language.rest);
      return nullable(language.first) ? or(through, derivative(language.rest, code)) : through;
    }
    case 'or':
      return or(...language.parts.map((part) => derivative(part, code)));
    case 'and':
      return and(...language.parts.map((part) => derivative(part, code)));
    case 'not':
      return not(derivative(language.of, code));
    case 'repeat':
      return sequence(
        derivative(language.of, code),
        repeat(language.of, Math.max(language.min - 1, 0), language.max - 1),
      );
  }
}

/** Code units at which its sets begin or end. */
export function boundaries(language: Language): number[] {
  switch (language.kind) {
    case 'none':
    case 'empty':
      return [];
    case 'set':
      return language.ranges.flatMap(([low, high]) => [low, high + 1]);
    case 'then':
      return [...boundaries(language.first), ...boundaries(language.rest)];
    case 'or':
    case 'and':
      return language.parts.flatMap(boundaries);
    case 'not':
    case 'repeat':
      return boundaries(language.of);
  }
}
