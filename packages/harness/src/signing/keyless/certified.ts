// What a verified certificate says of who signed, and when it was issued.

export interface Certified {
  payload: Uint8Array;
  issuedAt: Date;
  /** Text for people: names are compared in `extensions`. */
  subject: string;
  issuer: string;
  /** Contents of each extension as DER, by its object identifier. */
  extensions: ReadonlyMap<string, Uint8Array>;
}
