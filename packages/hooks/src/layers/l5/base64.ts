// Base64 in clear: as it stands, with its letters turned by half the alphabet, or in a mirror.
import { clear } from './clear.ts';
import { mirrored } from './senses/disguised-word.ts';

/** Characters that tell whether a part may be base64. */
const GLANCE = 30;
/** Places of the alphabet by which letters are turned most often. */
const ROTATED = 13;

/** @returns what it decodes to, in clear; empty where that is no text */
export function base64(part: string): string {
  // Nearly every long word is told apart by its first letters, or by its last ones where it stands in a mirror.
  // By chance they may begin another form's text too: what is none after all is read on.
  const head = lettersOf(part.slice(0, GLANCE));
  return (
    (beginsAsText(head) && clear(Buffer.from(lettersOf(part), 'base64'))) ||
    (beginsAsText(head, ROTATED) && clear(Buffer.from(rotated(lettersOf(part)), 'base64'))) ||
    (beginsAsText(lettersOf(part.slice(-GLANCE)), 0, true) &&
      clear(Buffer.from(mirrored(lettersOf(part)), 'base64'))) ||
    ''
  );
}

function lettersOf(part: string): string {
  return part.replaceAll(/[^A-Za-z0-9+/_-]/gu, '');
}

/**
 * Whether the bytes of some base64 begin as UTF-8 or UTF-16 does.
 * @param by so many places its letters are turned
 * @param fromEnd it stands in a mirror
 */
function beginsAsText(letters: string, by = 0, fromEnd = false): boolean {
  const bitsAt = (at: number): number => sixBits(letters, fromEnd ? letters.length - 1 - at : at, by);
  let zeros = 0;
  let follow = 0;
  for (let at = 0; at + 3 < letters.length; at += 4) {
    const bits = (bitsAt(at) << 18) | (bitsAt(at + 1) << 12) | (bitsAt(at + 2) << 6) | bitsAt(at + 3);
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 0xff;
      if (byte === 0) zeros += 1;
      else if (follow > 0) {
        if (byte < 0x80 || byte > 0xbf) return false;
        follow -= 1;
      } else if (byte >= 0xc2 && byte <= 0xf4) follow = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      else if (byte > 0x7e || (byte < 32 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
    }
  }
  return zeros === 0 || zeros > letters.length / 4;
}

function sixBits(text: string, at: number, by: number): number {
  const code = text.charCodeAt(at);
  if (code >= 97) return 26 + ((code - 97 + by) % 26);
  if (code >= 65 && code <= 90) return (code - 65 + by) % 26;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 || code === 45 ? 62 : 63;
}

/** Letters turned by half the alphabet. @param text in ASCII */
function rotated(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const letter = byte | 0x20;
    if (letter >= 97 && letter <= 122) bytes[at] = letter < 110 ? byte + 13 : byte - 13;
  }
  return bytes.toString('latin1');
}
