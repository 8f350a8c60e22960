// A signer without a key: a new key for one signature, a certificate of Fulcio for it, and an entry in Rekor's log.
import { HarnessError } from '@agent-harness/contracts';
import { DSSEBundleBuilder, FulcioSigner, InternalError, RekorWitness, TSAWitness } from '@sigstore/sign';
import { STATEMENT_TYPE } from '../bundle.ts';
import type { KeylessSigner } from '../signer.ts';
import { writeCertificateBundle } from './certificate-bundle.ts';
import type { PipelineToken } from './pipeline-token.ts';
import type { SigstoreServices } from './sigstore-services.ts';

export interface Patience {
  /** For one answer. */
  timeout: number;
  /** After the first try. */
  retry: number;
}

const PATIENCE: Patience = { timeout: 30_000, retry: 2 };

/** @param token asked for at each signature: a cut takes longer than a token lives */
export function keylessSigner(
  services: SigstoreServices,
  token: () => Promise<PipelineToken>,
  patience: Patience = PATIENCE,
): KeylessSigner {
  return {
    kind: 'keyless',
    seal: async (payload, issuers) => {
      const { text, issuer } = await token();
      if (!issuers.includes(issuer)) throw strange(issuer, issuers);
      const builder = new DSSEBundleBuilder({
        signer: new FulcioSigner({
          fulcioBaseURL: services.fulcio,
          identityProvider: { getToken: () => Promise.resolve(text) },
          ...patience,
        }),
        witnesses: [
          new RekorWitness({ rekorBaseURL: services.rekor, ...patience }),
          ...(services.tsa === undefined ? [] : [new TSAWitness({ tsaBaseURL: services.tsa, ...patience })]),
        ],
      });
      const bundle = await builder
        .create({ data: Buffer.from(payload), type: STATEMENT_TYPE })
        .catch((cause: unknown) => {
          throw failed(cause, services);
        });
      return writeCertificateBundle(bundle);
    },
  };
}

const strange = (issuer: string, issuers: readonly string[]): HarnessError =>
  new HarnessError(
    'signing.untrusted',
    `this job's token is of ${issuer}; trust.json lists pipelines of ${issuers.join(', ')}`,
    'sign in a pipeline that is listed, or have security and integration add this one',
  );

/** Nothing of the cause is kept but its text and status: it may hold the token. */
function failed(cause: unknown, { fulcio, rekor, tsa }: SigstoreServices): HarnessError {
  if (!(cause instanceof InternalError)) return new HarnessError('signing.sigstore', 'an answer of Sigstore cannot be read', `see whether ${fulcio} and ${rekor} are what --fulcio and --rekor should name`); // prettier-ignore
  switch (cause.code) {
    case 'CA_CREATE_SIGNING_CERTIFICATE_ERROR':
      return unreached(cause, fulcio) ?? new HarnessError('signing.certificate', `${fulcio} refused a certificate: ${textOf(cause)}`, 'the token has to be of an issuer that this Fulcio knows, with the audience `sigstore`; a self-managed GitLab needs an instance of its own (--fulcio, --rekor)'); // prettier-ignore
    case 'TLOG_CREATE_ENTRY_ERROR':
    case 'TLOG_FETCH_ENTRY_ERROR':
      return unreached(cause, rekor) ?? new HarnessError('signing.log', `${rekor} refused the entry: ${textOf(cause)}`, 'sign again; without an entry no verifier knows when it was signed'); // prettier-ignore
    case 'TSA_CREATE_TIMESTAMP_ERROR':
      return unreached(cause, tsa ?? '--tsa') ?? new HarnessError('signing.time', `${tsa} refused the time: ${textOf(cause)}`, 'sign again, or without --tsa'); // prettier-ignore
    default:
      return new HarnessError('signing.token', 'the identity token names no subject that Sigstore can read', 'sign with the token of a pipeline'); // prettier-ignore
  }
}

interface Answered {
  statusCode?: unknown;
  message?: unknown;
  code?: unknown;
}

function unreached({ cause }: InternalError, url: string): HarnessError | null {
  const { statusCode, code } = (cause ?? {}) as Answered;
  if (statusCode !== undefined) return null;
  return new HarnessError(
    'signing.network',
    `${url} gave no answer${typeof code === 'string' ? ` (${code})` : ''}`,
    'let the signing job reach it; verifying needs no network',
  );
}

const textOf = ({ cause }: InternalError): string => String((cause as Answered).message);
