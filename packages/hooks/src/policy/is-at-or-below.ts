// Whether a path is a folder or lies below it, by text alone.

/** @param path absolute and normal. @param folder the same; a slash at its end says nothing */
export function isAtOrBelow(path: string, folder: string): boolean {
  return `${path}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Whether one of two folders is the other or holds it. */
export function overlaps(one: string, other: string): boolean {
  return isAtOrBelow(one, other) || isAtOrBelow(other, one);
}
