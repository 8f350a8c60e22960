// Recognises a path whose climbing is spelled for some other decoder: percent, overlong UTF-8, backslashes.

/** Rounds of decoding; each was seen to be needed by doubly encoded traversals. */
const ROUNDS = 3;

/**
 * To the kernel such a path is an odd name inside the root. But whoever decodes it later does not ask us again,
 * and no honest repository has a file called `%2e%2e`.
 */
export function disguised(path: string): boolean {
  const plain = segmentsOf(path);
  if (plain.some((segment) => /^\\\\|^\.{3,}|^\.\.[^\w.-]|^[A-Za-z]:$/u.test(segment))) return true;
  const decoded = decode(path);
  if (decoded === path) return false;
  const segments = segmentsOf(decoded);
  return segments.some((segment) => /^\.\.(?!\w)/u.test(segment)) || /(?:^|\/)[A-Za-z]:\//u.test(decoded);
}

function segmentsOf(path: string): string[] {
  return path.split('/');
}

function decode(path: string): string {
  let text = path;
  for (let round = 0; round < ROUNDS; round += 1)
    text = text
      .replace(/%25/giu, '%')
      .replace(/%(?:c0%(?:2e|ae)|e0%80%ae|u?ff0e|uff0e|2e)|0x2e/giu, '.')
      .replace(
        /%(?:c0%(?:2f|af)|c1%(?:9c|af|8s|pc)|e0%80%af|f0%80%80%af|u2215|u2216|uf025|uefc8|2f|5c)|0x(?:2f|5c)|\\/giu,
        '/',
      )
      .replace(/%([2-7][0-9a-f])/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '');
}
