// Where Debian packages come from; the lock names no host, so a company's mirror gives the same image.
export interface Mirrors {
  debian: string;
  'debian-security': string;
  /** Root of a snapshot archive: `<root>/<archive>/<moment>/pool/…`. */
  snapshot: string;
}

/** `HARNESS_DEBIAN_MIRROR`, `HARNESS_DEBIAN_SECURITY_MIRROR` and `HARNESS_DEBIAN_SNAPSHOT` replace Debian's own. */
export function debianMirrors(environment: NodeJS.ProcessEnv = process.env): Mirrors {
  const named = (name: string, standard: string): string =>
    (environment[name] || standard).replace(/\/+$/, '');
  return {
    debian: named('HARNESS_DEBIAN_MIRROR', 'http://deb.debian.org/debian'),
    'debian-security': named('HARNESS_DEBIAN_SECURITY_MIRROR', 'http://deb.debian.org/debian-security'),
    snapshot: named('HARNESS_DEBIAN_SNAPSHOT', 'https://snapshot.debian.org/archive'),
  };
}
