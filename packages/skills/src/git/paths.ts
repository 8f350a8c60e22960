// Paths as git writes them: relative, with `/`; the root is empty.

/** The folder of a path, without a slash at the end. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
