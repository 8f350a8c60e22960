// Where an import leads: into this repository, somewhere known outside it, or nowhere we can tell.

export type Target =
  | { kind: 'path'; path: string }
  /** Any of these; they count when all belong to one module. */
  | { kind: 'several'; paths: readonly string[] }
  | { kind: 'known' }
  | { kind: 'unknown' };

export const KNOWN: Target = { kind: 'known' };
export const UNKNOWN: Target = { kind: 'unknown' };

export function into(path: string): Target {
  return { kind: 'path', path };
}

/** One language's way from a file and a name written in it to a place. */
export type Resolver = (file: string, specifier: string) => Target;
