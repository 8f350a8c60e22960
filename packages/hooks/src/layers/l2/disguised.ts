// Recognises a path whose climbing is spelled for some other decoder: percent, overlong UTF-8, backslashes.

/** Rounds of decoding; each was seen to be needed by doubly encoded traversals. */
const ROUNDS = 3;

/**
 * To the kernel such a path is an odd name inside the root. But whoever decodes it later does not ask us again,
 * and no honest repository has a file called `%2e%2e`.
 */
export function disguised(path: string): boolean {
  const plain = segmentsOf(path);
  if (plain.some((segment) => /^\\\\|^\.{3,}(?![\w.])|^\.\.[^\w.-]|^[A-Za-z]:$/u.test(segment))) return true;
  const decoded = decode(path);
  if (decoded === path) return false;
  const segments = segmentsOf(decoded);
  return (
    segments.some((segment) => /^\.{2,}(?![\w.])/u.test(segment)) || /(?:^|\/)[A-Za-z]:\//u.test(decoded)
  );
}

/** Spellings that a shell, a browser, a page or another system would read; a file tool takes every one of them as it stands. */
const OTHER_SPELLING =
  /%(?:25)*(?:2[ef]|5c)|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})|&#x?[0-9a-f]+;|\$[({]|`|(?:^|\/)%\w+%|(?:^|\/)\{(?:\/|$)|(?:^|\/)git~\d|(?:^|\/)(?=[. ]*\.)(?=[. ]* )[. ]+(?:\/|$)/iu;
const ADDRESS = /(?:^|\/)[a-z][a-z0-9+.-]+:\//u;

/** @param path of a tool's field, absolute: nothing but the file system reads it */
export function spelledForOthers(path: string): boolean {
  return OTHER_SPELLING.test(path) || /(?!\u200d)\p{Cf}/u.test(path) || ADDRESS.test(path);
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
