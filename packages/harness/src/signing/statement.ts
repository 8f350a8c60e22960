// An in-toto Statement v1: which bytes, by digest, something is said about.

/** Digest of a subject by algorithm, as hex without a prefix: in-toto's own form. */
export type DigestSet = Readonly<Record<string, string>>;

export interface Subject {
  name: string;
  digest: DigestSet;
}

export interface Statement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: readonly Subject[];
  predicateType: string;
  predicate: object;
}

export function statementOf(
  subject: readonly Subject[],
  predicateType: string,
  predicate: object,
): Statement {
  return { _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate };
}

/** One fixed text for one statement: a verifier compares bytes, never fields that it picks. */
export const encodeStatement = (statement: Statement): Uint8Array => Buffer.from(JSON.stringify(statement));

/** `sha256:<hex>` → `{ sha256: <hex> }` */
export function digestSet(...digests: readonly string[]): DigestSet {
  return Object.fromEntries(digests.map((digest) => [digest.split(':')[0], digest.split(':')[1]]));
}
