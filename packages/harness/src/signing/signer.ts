// What signs, and what a signature of a release says besides release.json: the interface between cutting and signing.

export type Signer = KeySigner | KeylessSigner;

/** Holds a key, or reaches one; never gives it away. */
export interface KeySigner {
  readonly kind: 'key';
  /** The key's id in trust.json; the signature's public key hint. */
  readonly key: string;
  /**
   * @param bytes the DSSE pre-authentication encoding
   * @returns the raw ed25519 signature, 64 bytes
   */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Signs as the pipeline that it runs in, by a certificate instead of a key. */
export interface KeylessSigner {
  readonly kind: 'keyless';
  /**
   * @param payload in-toto statement; the log publishes its digest
   * @param issuers whose tokens can lead to a signature that counts; with another nothing is sent
   * @returns text of a Sigstore bundle v0.3
   */
  seal(payload: Uint8Array, issuers: readonly string[]): Promise<string>;
}

/** What no file of a release can say: who cut it. It is the only thing that may differ between two cuts. */
export interface Provenance {
  /** URI of what ran the cut, e.g. a CI platform; SLSA's `builder.id`. */
  builder: string;
  /** URI or id of this one cut on that platform; SLSA's `invocationId`. */
  invocation?: string;
}

/** What a sign-off is about: any of them moving ends it. */
export interface SignedOff {
  skill: string;
  /** sha256 digests, `sha256:<hex>`. */
  suiteDigest: string;
  skillDigest: string;
  reportDigest: string;
  image: string;
  /** Version of Claude Code. */
  cli: string;
}
