// Which signer signs a release: a key as for all else, or the pipeline itself.
import { HarnessError, type Trust } from '@agent-harness/contracts';
import { KEY_VARIABLE, type SignerFlags, chooseSigner } from './choose-signer.ts';
import type { SigstoreServices } from './keyless/sigstore-services.ts';
import type { Signer } from './signer.ts';

export interface ReleaseSignerFlags extends SignerFlags, Partial<SigstoreServices> {
  keyless?: boolean;
}

export const KEYLESS_HELP =
  '--keyless signs as the pipeline that it runs in, which trust.json has to list (identities, sigstoreRoot). GitLab: the job has\n' +
  '`id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }`; GitHub: `permissions: { contents: read, id-token: write }`. The public log\n' +
  'shows for ever which repository, commit and pipeline signed a digest; a private Sigstore is named by --fulcio and --rekor.';

/** @returns null when nothing to sign with is given @throws HarnessError `signing.…` */
export async function chooseReleaseSigner(
  { keyless, fulcio, rekor, tsa, ...flags }: ReleaseSignerFlags,
  environment: NodeJS.ProcessEnv,
  trust: Trust,
): Promise<Signer | null> {
  const services = {
    ...(fulcio === undefined ? {} : { fulcio }),
    ...(rekor === undefined ? {} : { rekor }),
    ...(tsa === undefined ? {} : { tsa }),
  };
  if (!keyless) {
    if (Object.keys(services).length > 0) throw new HarnessError('signing.service', `--${Object.keys(services).join(', --')} belongs to --keyless`, 'give --keyless too'); // prettier-ignore
    return chooseSigner(flags, environment, trust);
  }
  if (flags.key ?? flags.signer ?? environment[KEY_VARIABLE])
    throw new HarnessError('signing.several', '--keyless and a key are both given', `give one of them; a key may also come from ${KEY_VARIABLE}`); // prettier-ignore
  const [{ keylessSigner }, { pipelineToken, requirePlatform }, { servicesOf }] = await Promise.all([
    import('./keyless/keyless-signer.ts'),
    import('./keyless/pipeline-token.ts'),
    import('./keyless/sigstore-services.ts'),
  ]);
  // Now, and not after the minutes of a cut.
  requirePlatform(environment);
  return keylessSigner(servicesOf(services), () => pipelineToken(environment, new Date()));
}
