// Recognises a credential that was seen before, in plain or simply encoded form, without keeping it.
import { createHmac, randomBytes } from 'node:crypto';

export interface Fingerprints {
  /** Remembers the value, and what base64, hex, URL encoding and reversal make of it. */
  remember(value: string): void;
  /** @returns true when a remembered value stands anywhere in the text, or the text is too long to tell */
  seenIn(text: string): boolean;
}

/** Shorter values stand in innocent texts; longer ones are whole files. */
const MIN_LENGTH = 6;
const MAX_LENGTH = 16_384;
const MAX_TEXT = 256 * 1024;
const MODULUS = 1_000_003;

/**
 * A window is slid over a text once for each length that is remembered. So of a longer value only its beginning is kept, two
 * thirds of it or more: no session has more lengths than these, and no value that it saw is forgotten.
 */
const LENGTHS: readonly number[] = [
  ...Array.from({ length: 15 }, (_, at) => MIN_LENGTH + at),
  ...Array.from({ length: 17 }, (_, at) => Math.floor(24 * 1.5 ** at)),
];

/** The key is random and dies with the session, so that no fingerprint can be tried out later. */
export function createFingerprints(): Fingerprints {
  const key = randomBytes(32);
  const base = 257 + (key.readUInt16LE(0) % 65_000);
  const known = new Map<number, Map<number, Set<string>>>();
  const seal = (text: string): string => createHmac('sha256', key).update(text).digest('base64');

  function keep(form: string): void {
    if (form.length > MAX_LENGTH) return;
    const length = LENGTHS.findLast((one) => one <= form.length);
    if (length === undefined) return;
    const beginning = form.slice(0, length);
    const ofLength = known.get(length) ?? new Map<number, Set<string>>();
    let sum = 0;
    windows(beginning, length, base, (whole) => ((sum = whole), true));
    ofLength.set(sum, (ofLength.get(sum) ?? new Set()).add(seal(beginning)));
    known.set(length, ofLength);
  }

  return {
    remember(value) {
      for (const form of formsOf(value)) keep(form);
    },
    seenIn(text) {
      if (known.size === 0) return false;
      if (text.length > MAX_TEXT) return true;
      return [...known].some(([length, sums]) =>
        windows(
          text,
          length,
          base,
          (sum, at) => sums.get(sum)?.has(seal(text.slice(at, at + length))) ?? false,
        ),
      );
    },
  };
}

/** Visits the sum of each window of the text until one visit says true. */
function windows(
  text: string,
  length: number,
  base: number,
  visit: (sum: number, at: number) => boolean,
): boolean {
  let lead = 1;
  for (let at = 1; at < length; at += 1) lead = (lead * base) % MODULUS;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const gone = at >= length ? (text.charCodeAt(at - length) * lead) % MODULUS : 0;
    sum = ((sum - gone + MODULUS) * base + text.charCodeAt(at)) % MODULUS;
    if (at >= length - 1 && visit(sum, at - length + 1)) return true;
  }
  return false;
}

function formsOf(value: string): Set<string> {
  const bytes = Buffer.from(value);
  // What follows the value decides its last character too, where that holds fewer bits of it than six.
  const whole = Math.floor((bytes.length * 8) / 6);
  return new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    [...value].toReversed().join(''),
    encodeURIComponent(value),
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, whole),
    bytes.toString('base64url').slice(0, whole),
  ]);
}
