// Which pipeline of trust.json a certificate is of, compared as bytes, and whether it counts for this.
import { HarnessError, type Trust, type TrustedIdentity } from '@agent-harness/contracts';
import { dayOf } from '../read-trust.ts';
import { type Use, requireUse } from '../require-use.ts';
import type { Certified } from './certified.ts';

/** Object identifiers of Fulcio's certificates (github.com/sigstore/fulcio, docs/oid-info.md). */
const SUBJECT = '2.5.29.17';
const ISSUER = '1.3.6.1.4.1.57264.1.8';
const REPOSITORY = '1.3.6.1.4.1.57264.1.12';
const REF = '1.3.6.1.4.1.57264.1.14';

/** DER tags. */
const SEQUENCE = 0x30;
const UTF8 = 0x0c;
const URI_NAME = 0x86;

/** @throws HarnessError `trust.unknown`, `trust.issuer`, `trust.repository`, `trust.early` and as `requireUse` does */
export function requireIdentity(
  trust: Trust,
  certified: Certified,
  use: Use,
  today: string,
): TrustedIdentity {
  const { subject, issuer } = certified;
  const add = 'have it signed by a pipeline that is listed, or have security and integration add this one';
  const listed = trust.identities ?? [];
  const sameSubject = listed.filter((one) => says(certified, SUBJECT, der(SEQUENCE, der(URI_NAME, one.subject)))); // prettier-ignore
  if (sameSubject.length === 0)
    throw new HarnessError('trust.unknown', `it is signed by ${JSON.stringify(subject)}, which trust.json does not list; it lists ${listed.map((one) => one.subject).join(', ') || 'no pipeline'}`, add); // prettier-ignore
  const sameIssuer = sameSubject.filter((one) => says(certified, ISSUER, der(UTF8, one.issuer)));
  if (sameIssuer.length === 0)
    throw new HarnessError('trust.issuer', `${subject} is vouched for by ${JSON.stringify(issuer)}, and not by ${sameSubject.map((one) => one.issuer).join(', ')}`, add); // prettier-ignore
  const identity = sameIssuer.find((one) => ranThere(certified, one));
  if (!identity)
    throw new HarnessError('trust.repository', `${subject} ran in another repository, or at another ref, than its own`, 'sign in the repository itself: a workflow that others may call is no identity'); // prettier-ignore
  requireUse(identity, use, today);
  if (dayOf(certified.issuedAt) < identity.validFrom || today < identity.validFrom)
    throw new HarnessError('trust.early', `${identity.id} counts from ${identity.validFrom} on; this was signed on ${dayOf(certified.issuedAt)}, and today is ${today}`, 'have it signed again'); // prettier-ignore
  return identity;
}

/** A workflow may be called from another repository or branch, and the certificate's subject is then still its own. */
function ranThere(certified: Certified, { subject, repository }: TrustedIdentity): boolean {
  const ref = subject.slice(subject.indexOf('@refs/') + 1);
  return says(certified, REPOSITORY, der(UTF8, repository)) && says(certified, REF, der(UTF8, ref));
}

/** Bytes, not text: decoded as ASCII, a name with other letters may read the same. */
const says = ({ extensions }: Certified, oid: string, expected: Buffer): boolean =>
  expected.equals(extensions.get(oid) ?? Buffer.of());

function der(tag: number, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const length = bytes.length;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), bytes]);
}
