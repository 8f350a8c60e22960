// One entry of an image's file system, as a build lists it and as a finished image is held against it.
export interface FileRecord {
  /** Without a leading slash. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits, setuid, setgid and sticky included. */
  mode: number;
  uid: number;
  gid: number;
  /** Bytes; 0 for what is no file. */
  size: number;
  /** Of a file's content, in hex; a link's target; else empty. */
  content: string;
  /** Has file capabilities. */
  capable: boolean;
}

/** In order of path, so that equal trees give equal lists. */
export const inOrder = (records: readonly FileRecord[]): FileRecord[] =>
  [...records].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
