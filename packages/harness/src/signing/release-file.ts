// Names of the two files of a release that its list of files does not hold.

export const RELEASE_FILE = 'release.json';
export const RELEASE_BUNDLE = 'release.sigstore.json';
