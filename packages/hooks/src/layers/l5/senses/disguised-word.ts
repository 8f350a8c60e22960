// Tells an unknown word that is a word of instructions turned, mirrored or shuffled.

/** Words that nearly every instruction to a model has one of. */
const WORDS =
  'ignore disregard forget override bypass previous instructions instruction directives guidelines system prompt reveal print output display password passwords secret secrets credentials safety restrictions everything above assistant delete rules permission approval command confirmation contents conversation unrestricted hidden developer without settings install execute disable firewall authentication database transfer attacker repository environment variables download upload approve quietly secretly silently immediately private administrator customer payment refund backups production deploy remove'.split(
    ' ',
  );
const A = 97;
/** Shorter words look like each other when they are turned. */
const SHORTEST = 5;
const LONGEST = 15;
/** `w` or `y` where the word begins with a vowel. */
const MOVED = /^([a-z]{2,16}?)[wy]?ay$/u;

export type Disguise =
  /** Each letter is so many places further in the alphabet. */
  | { kind: 'turned'; by: number }
  | { kind: 'mirrored' }
  /** a is z, b is y. */
  | { kind: 'opposite' }
  /** Its first consonants stand behind it, before an `ay`. */
  | { kind: 'moved' }
  /** The letters inside are in another order. */
  | { kind: 'shuffled'; word: string };

const FORWARD = new Map(
  WORDS.filter((word) => word.length >= SHORTEST).map((word) => [steps(word, 1), word]),
);
const OPPOSITE = new Map([...FORWARD.values()].map((word) => [steps(word, -1), word]));
const MIRRORED = new Set([...FORWARD.values()].map(mirrored));
const WHOLE = new Set(FORWARD.values());
const SHUFFLED = new Map([...FORWARD.values()].map((word) => [jumbled(word), word]));

/** @param word lower case, unknown */
export function disguisedWord(word: string): Disguise | undefined {
  if (word.length < SHORTEST || word.length > LONGEST) return undefined;
  if (movedBack(word).some((known) => WHOLE.has(known))) return { kind: 'moved' };
  const stepped = steps(word, 1);
  const forward = FORWARD.get(stepped);
  if (forward !== undefined && forward.length === word.length) {
    const by = (word.charCodeAt(0) - forward.charCodeAt(0) + 26) % 26;
    if (turned(word, -by) === forward) return { kind: 'turned', by };
  }
  const opposed = OPPOSITE.get(stepped);
  if (opposed !== undefined && opposite(word) === opposed) return { kind: 'opposite' };
  if (MIRRORED.has(word)) return { kind: 'mirrored' };
  const inOrder = SHUFFLED.get(jumbled(word));
  return inOrder === undefined || !shuffles(word, inOrder) ? undefined : { kind: 'shuffled', word: inOrder };
}

export function turned(text: string, by: number): string {
  return text.replace(/[a-z]/gu, (char) =>
    String.fromCharCode(((char.charCodeAt(0) - A + by + 26) % 26) + A),
  );
}

export function opposite(text: string): string {
  return text.replace(/[a-z]/gu, (char) => String.fromCharCode(A + 25 - (char.charCodeAt(0) - A)));
}

/** @returns what a word may have been before its first consonants went behind it, the likeliest first; none where it does not end so */
export function movedBack(word: string): string[] {
  if (!word.endsWith('ay')) return [];
  const [, moved] = MOVED.exec(word) ?? [];
  if (moved === undefined) return [];
  const all = word.slice(0, -2);
  const consonants = /(?:[^aeiou]{0,2}qu|[^aeiou]{0,4})$/u.exec(all)?.[0].length ?? 0;
  const counts = Array.from({ length: consonants }, (_, less) => consonants - less);
  return [...counts.map((count) => all.slice(-count) + all.slice(0, -count)), moved];
}

export function mirrored(text: string): string {
  return Array.from(text).toReversed().join('');
}

/** A number that stays when all letters are turned by the same places. */
function steps(word: string, direction: 1 | -1): number {
  let sum = word.length;
  for (let at = 1; at < word.length; at += 1)
    sum = (sum * 31 + (((word.charCodeAt(at) - word.charCodeAt(at - 1)) * direction + 52) % 26)) | 0;
  return sum;
}

/** A number that stays when letters inside change places. */
function jumbled(word: string): number {
  let sum = 0;
  for (let at = 0; at < word.length; at += 1) sum += word.charCodeAt(at) * word.charCodeAt(at);
  return sum * 961 + word.charCodeAt(0) * 31 + word.charCodeAt(word.length - 1);
}

function shuffles(word: string, known: string): boolean {
  return Array.from(word).toSorted().join('') === Array.from(known).toSorted().join('');
}
